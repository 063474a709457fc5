/** The link as a code to scan, over the whole screen at a click. */
import { useMemo, useState } from "react";
import { useShareWords } from "../i18n/use-share-words.ts";
import { codeOf } from "./qr.ts";
import css from "./ShareWindow.module.css";

export function QrCode({ text }: { text: string }) {
  const words = useShareWords();
  const [isLarge, setLarge] = useState(false);
  const code = useMemo(() => codeOf(text), [text]);
  if (!code) return <p className={css.note}>{words.codeTooLong}</p>;
  return (
    <button
      type="button"
      className={css.code}
      data-large={isLarge || undefined}
      aria-pressed={isLarge}
      aria-label={isLarge ? words.codeSmall : words.codeLarge}
      onClick={() => setLarge(!isLarge)}
    >
      <svg viewBox={`0 0 ${code.size} ${code.size}`} shapeRendering="crispEdges" aria-hidden="true">
        <path d={code.path} fill="#000000" />
      </svg>
    </button>
  );
}
