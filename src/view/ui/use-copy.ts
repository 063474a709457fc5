/** Puts a text on the clipboard, and says what came of it until the text is another one. */
import { useState } from "react";

type Outcome = "copied" | "failed";

export function useCopy(text: string): { outcome: Outcome | null; copy: () => void } {
  const [last, setLast] = useState<{ text: string; outcome: Outcome } | null>(null);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setLast({ text, outcome: "copied" }),
      () => setLast({ text, outcome: "failed" }),
    );
  };
  return { outcome: last?.text === text ? last.outcome : null, copy };
}
