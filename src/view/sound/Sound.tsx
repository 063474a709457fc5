/** Plays what is heard of the kitchen while it plays, as loud as was chosen. Draws nothing. */
import { useEffect } from "react";
import { useKitchenStore } from "../use-kitchen.ts";
import { type Note, notesBetween, type SoundName, Spacing } from "./notes.ts";

/** Pitch in hertz, how long it rings in seconds, and the shape of its wave. */
const VOICES: Record<SoundName, { readonly hertz: number; readonly seconds: number; readonly wave: OscillatorType }> = {
  landing: { hertz: 196, seconds: 0.16, wave: "triangle" },
  taking: { hertz: 523, seconds: 0.1, wave: "sine" },
  waiting: { hertz: 131, seconds: 0.22, wave: "sine" },
  freed: { hertz: 784, seconds: 0.18, wave: "sine" },
  trouble: { hertz: 98, seconds: 0.5, wave: "sawtooth" },
};
const APART_MS = 90;
/** More events in a frame than this are a jump, and not heard. */
const MOST_EVENTS = 400;

export default function Sound() {
  const store = useKitchenStore();
  useEffect(() => {
    const audio = new AudioContext();
    const spacing = new Spacing(APART_MS);
    const unsubscribe = store.subscribe((state, before) => {
      const [from, to] = [before.scene.seq, state.scene.seq];
      const isNext = state.recordingNumber === before.recordingNumber && state.jumps === before.jumps;
      if (!isNext || to <= from || to - from > MOST_EVENTS || state.volume === 0) return;
      void audio.resume();
      for (const note of spacing.through(notesBetween(state.recording(), from, to), performance.now()))
        sound(audio, note, state.volume);
    });
    return () => {
      unsubscribe();
      void audio.close();
    };
  }, [store]);
  return null;
}

function sound(audio: AudioContext, { sound: name, semitones }: Note, volume: number): void {
  const { hertz, seconds, wave } = VOICES[name];
  const now = audio.currentTime;
  const gain = audio.createGain();
  gain.gain.setValueAtTime(volume * 0.4, now);
  gain.gain.exponentialRampToValueAtTime(0.001, now + seconds);
  const oscillator = audio.createOscillator();
  oscillator.type = wave;
  oscillator.frequency.value = hertz * 2 ** (semitones / 12);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(now);
  oscillator.stop(now + seconds);
}
