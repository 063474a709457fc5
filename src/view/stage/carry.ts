/** What carries one picture to the next at a step; fetched after the first picture. */
import { animate } from "framer-motion";

export function carry(seconds: number, onPart: (part: number) => void): () => void {
  const playback = animate(0, 1, { duration: seconds, ease: "easeInOut", onUpdate: onPart });
  return () => playback.stop();
}
