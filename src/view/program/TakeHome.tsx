/**
 * A text to take home: copied, or saved as a file.
 */
import { Check, Copy, Download } from "lucide";
import { useAsyncioWords } from "../i18n/use-asyncio-words.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useCopy } from "../ui/use-copy.ts";
import css from "./program.module.css";

export function TakeHome({ text, name }: { text: string; name: string }) {
  const words = useAsyncioWords();
  const { outcome, copy } = useCopy(text);
  return (
    <div className={css.takeHome}>
      <span role="status">{outcome === "failed" ? words.copyFailed : outcome === "copied" ? words.copied : ""}</span>
      <IconButton icon={outcome === "copied" ? Check : Copy} label={words.copy} onClick={copy} />
      <IconButton icon={Download} label={words.download} onClick={() => save(text, name)} />
    </div>
  );
}

const KEPT_MS = 10_000;

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/x-python" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: a browser may begin to read it later.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
