/**
 * A text to take home: copied, or saved as a file.
 */
import { Check, Copy, Download } from "lucide";
import { useAsyncioWords } from "../i18n/use-asyncio-words.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { saveFile } from "../ui/save-file.ts";
import { useCopy } from "../ui/use-copy.ts";
import css from "./program.module.css";

export function TakeHome({ text, name }: { text: string; name: string }) {
  const words = useAsyncioWords();
  const { outcome, copy } = useCopy(text);
  return (
    <div className={css.takeHome}>
      <span role="status">{outcome === "failed" ? words.copyFailed : outcome === "copied" ? words.copied : ""}</span>
      <IconButton icon={outcome === "copied" ? Check : Copy} label={words.copy} onClick={copy} />
      <IconButton icon={Download} label={words.download} onClick={() => saveFile(name, text, "text/x-python")} />
    </div>
  );
}
