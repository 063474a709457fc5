/**
 * The window to share a kitchen from: as an address, of its settings or of this very moment, and as a Python program.
 */
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { encode } from "uqr";
import { scenarioOf } from "../../bakery/index.ts";
import { encodeLink, toPython, viewOf } from "../../share/index.ts";
import { useShareWords } from "../i18n/use-share-words.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useCopy } from "../ui/use-copy.ts";
import { useKitchenStore } from "../use-kitchen.ts";
import css from "./ShareWindow.module.css";

export function ShareWindow({ onClose }: { onClose: () => void }) {
  const messages = useShareWords();
  const { settings, panels, preset, viewNow, pause } = useKitchenStore().getState();
  // The moment that is shared is the one that is seen.
  useEffect(() => pause(), [pause]);
  const moment = address(encodeLink(viewNow()));
  return (
    <Dialog title={messages.shareTitle} onClose={onClose}>
      <CopyField label={messages.shareSettings} text={address(encodeLink(viewOf(settings, panels, preset)))} />
      <CopyField label={messages.shareMoment} text={moment} />
      <QrCode text={moment} />
      <CopyField label={messages.shareEmbed} text={embedding(moment)} />
      <CopyField label={messages.sharePython} text={toPython(scenarioOf(settings))} note={messages.sharePythonHelp} />
    </Dialog>
  );
}

const address = (fragment: string): string => `${location.href.replace(/#.*$/, "")}#${fragment}`;

const embedding = (link: string): string =>
  `<iframe src="${link.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" title="Plateful" width="960" height="640" style="border:0" loading="lazy"></iframe>`;

/** More than this a code could not hold that is read from the back row. */
const LONGEST_IN_CODE = 1000;

/** The link as a code to scan, over the whole screen at a click. */
function QrCode({ text }: { text: string }) {
  const messages = useShareWords();
  const [isLarge, setLarge] = useState(false);
  const code = useMemo(() => (text.length > LONGEST_IN_CODE ? null : encode(text, { ecc: "L", border: 2 })), [text]);
  if (!code) return <p className={css.note}>{messages.codeTooLong}</p>;
  const path = code.data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return (
    <button
      type="button"
      className={css.code}
      data-large={isLarge || undefined}
      aria-pressed={isLarge}
      aria-label={isLarge ? messages.codeSmall : messages.codeLarge}
      onClick={() => setLarge(!isLarge)}
    >
      <svg viewBox={`0 0 ${code.size} ${code.size}`} shapeRendering="crispEdges" aria-hidden="true">
        <path d={path} fill="#000000" />
      </svg>
    </button>
  );
}

/** A text to copy; a program, of which something is noted, in several lines. */
function CopyField({ label, text, note }: { label: string; text: string; note?: string }) {
  const messages = useShareWords();
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const { outcome, copy } = useCopy(text);
  useEffect(() => {
    if (outcome === "failed") field.current?.select();
  }, [outcome]);
  return (
    <div className={css.copy}>
      <label htmlFor={id}>{label}</label>
      {note !== undefined ? (
        <>
          <p id={`${id}-note`}>{note}</p>
          <textarea
            ref={field}
            id={id}
            aria-describedby={`${id}-note`}
            readOnly
            rows={9}
            value={text}
            spellCheck={false}
          />
        </>
      ) : (
        <input ref={field} id={id} type="text" readOnly value={text} onFocus={(event) => event.target.select()} />
      )}
      <button type="button" className="button" onClick={copy}>
        {outcome === "copied" ? messages.copied : messages.copy}
      </button>
      <p role="status">{outcome === "failed" ? messages.copyFailed : ""}</p>
    </div>
  );
}
