/** Puts a text on the clipboard, and says what came of it until the text is another one. */
import { useState } from "react";

type Outcome = "copied" | "failed";

export function useCopy(text: string): { outcome: Outcome | null; copy: () => void } {
  const [last, setLast] = useState<{ text: string; outcome: Outcome } | null>(null);
  const copy = async (): Promise<void> => {
    const isCopied = (await writeText(text)) || copySelection(text);
    setLast({ text, outcome: isCopied ? "copied" : "failed" });
  };
  return { outcome: last?.text === text ? last.outcome : null, copy };
}

async function writeText(text: string): Promise<boolean> {
  // On plain http there is no clipboard, whatever the types say.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return false;
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

/** Copy as browsers did before there was a clipboard to write to: a selected text, by command. */
function copySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.className = "visually-hidden";
  field.value = text;
  // Behind an open window nothing can be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}
