/**
 * The voice of the page for screen readers: what has just happened, politely and not faster than it can be spoken.
 */
import { useCallback, useEffect, useState } from "react";
import type { Sentence } from "../../replay/index.ts";
import { useMessages } from "../i18n/index.ts";
import { sentenceText } from "../i18n/sentence-text.ts";
import { useKitchen, useKitchenStore } from "../use-kitchen.ts";

const MS_BETWEEN = 4000;

export default function Announcer() {
  const messages = useMessages();
  const store = useKitchenStore();
  const sentence = useKitchen((state) => state.sentence);
  const isPlaying = useKitchen((state) => state.isPlaying);
  const [spoken, setSpoken] = useState({ text: "", count: 0 });
  const speak = useCallback(
    (seen: Sentence) => setSpoken(({ count }) => ({ text: sentenceText(messages, seen), count: count + 1 })),
    [messages],
  );
  useEffect(() => {
    if (!isPlaying && sentence) speak(sentence);
  }, [isPlaying, sentence, speak]);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => {
      const { sentence: waits, lastSeen } = store.getState();
      const seen = waits ?? lastSeen();
      if (seen) speak(seen);
    }, MS_BETWEEN);
    return () => clearInterval(timer);
  }, [store, isPlaying, speak]);
  return (
    <p className="visually-hidden" role="log" aria-live="polite" data-testid="announcer">
      {/* The same words again are another event, so another element. */}
      <span key={spoken.count}>{spoken.text}</span>
    </p>
  );
}
