/**
 * The voice of the page for screen readers: what has just happened, politely and not faster than it can be spoken.
 */
import { useEffect, useRef, useState } from "react";
import { sentenceText, useMessages } from "../i18n/index.ts";
import { useKitchen } from "../use-kitchen.ts";

const MS_BETWEEN = 2500;

export function Announcer() {
  const messages = useMessages();
  const sentence = useKitchen((state) => state.sentence);
  const isPlaying = useKitchen((state) => state.isPlaying);
  const text = sentence ? sentenceText(messages, sentence) : "";
  const [spoken, setSpoken] = useState("");
  const lastMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (text === "") return;
    const waitMs = isPlaying ? Math.max(0, lastMs.current + MS_BETWEEN - performance.now()) : 0;
    const timer = setTimeout(() => {
      lastMs.current = performance.now();
      setSpoken(text);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [text, isPlaying]);
  return (
    <p className="visually-hidden" role="log" aria-live="polite" data-testid="announcer">
      {spoken}
    </p>
  );
}
