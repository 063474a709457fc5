/**
 * The window to share a kitchen from: as an address, of its settings or of this very moment, with what a teacher asks of the
 * page; as a code to scan, a frame to embed, a file, and a Python program.
 */
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { scenarioOf } from "../../bakery/index.ts";
import { encodeLink, type PageView, packLink, toPython, viewOf } from "../../share/index.ts";
import { writeTrace } from "../../trace/index.ts";
import { useShareWords } from "../i18n/use-share-words.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { isOneFile } from "../ui/one-file.ts";
import { saveFile } from "../ui/save-file.ts";
import { useCopy } from "../ui/use-copy.ts";
import { useKitchenStore } from "../use-kitchen.ts";
import { addressOf } from "./address.ts";
import { KITCHEN_FILE, openKitchenFile, writeKitchen } from "./kitchen-file.ts";
import { QrCode } from "./QrCode.tsx";
import css from "./ShareWindow.module.css";
import { TeachersOptions } from "./TeachersOptions.tsx";

interface ShareWindowProps {
  readonly onClose: () => void;
  /** Opens what can be taken home: pictures, films, data, a worksheet. */
  readonly onTake: () => void;
}

export function ShareWindow({ onClose, onTake }: ShareWindowProps) {
  const words = useShareWords();
  const { settings, panels, preset, viewNow, pageNow, beside, pause, recording, locale, theme, textSize } =
    useKitchenStore().getState();
  // The moment that is shared is the one that is seen.
  useEffect(() => pause(), [pause]);
  const now = useMemo(() => {
    const second = beside?.getState().viewNow();
    const page = { ...pageNow(), ...(second && { beside: encodeLink({ ...second, atUs: null, panels: [] }) }) };
    return { view: viewNow(), page };
  }, [viewNow, pageNow, beside]);
  const [options, setOptions] = useState<PageView>(() => ofTeacher(now.page));
  const [isPreviewed, setPreviewed] = useState(false);
  // How one happens to look at it belongs to the moment, and not to the settings.
  const page = { ...now.page, ...options };
  const momentText = encodeLink({ ...now.view, page });
  const moment = usePacked(momentText);
  const begun = usePacked(encodeLink({ ...viewOf(settings, panels, preset), page: options }));
  const embedded = usePacked(encodeLink({ ...now.view, page: { ...page, look: "compact" } }));
  return (
    <Dialog title={words.shareTitle} onClose={onClose}>
      <button type="button" className="button" onClick={onTake}>
        {words.take}
      </button>
      <CopyField label={words.shareSettings} text={begun} />
      <CopyField label={words.shareMoment} text={moment} />
      <QrCode text={moment} />
      <TeachersOptions page={options} onChange={setOptions} look={{ locale, theme, textSize }} />
      <CopyField label={words.shareEmbed} text={embedding(embedded)} />
      <button type="button" className="button" aria-expanded={isPreviewed} onClick={() => setPreviewed(!isPreviewed)}>
        {words.preview}
      </button>
      {isPreviewed && <iframe key={embedded} className={css.preview} src={embedded} title={words.previewTitle} />}
      <Files
        onSaveKitchen={() => saveFile("plateful-kitchen.json", writeKitchen(momentText), "application/json")}
        onSaveTrace={() => saveFile("plateful-trace.json", writeTrace(recording().trace), "application/json")}
      />
      <CopyField label={words.sharePython} text={toPython(scenarioOf(settings))} note={words.sharePythonHelp} />
    </Dialog>
  );
}

/** What a link that was opened had locked or hidden stays so in what is shared from it. */
const ofTeacher = ({ locked, hidden }: PageView): PageView => ({
  ...(locked && { locked }),
  ...(hidden && { hidden }),
});

/** The address with a fragment, packed once that is done, if it is long. */
function usePacked(fragment: string): string {
  const [packed, setPacked] = useState({ fragment, link: fragment });
  useEffect(() => {
    let isOver = false;
    void packLink(fragment).then((link) => !isOver && setPacked({ fragment, link }));
    return () => {
      isOver = true;
    };
  }, [fragment]);
  return addressOf(packed.fragment === fragment ? packed.link : fragment);
}

const embedding = (link: string): string =>
  `<iframe src="${link.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" title="Plateful" width="960" height="640" style="border:0" loading="lazy" allow="fullscreen"></iframe>`;

function Files({ onSaveKitchen, onSaveTrace }: { onSaveKitchen: () => void; onSaveTrace: () => void }) {
  const words = useShareWords();
  const store = useKitchenStore();
  const chooser = useRef<HTMLInputElement>(null);
  const [bad, setBad] = useState<string | null>(null);
  const open = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const isOpened = await openKitchenFile(store, file);
    setBad(isOpened ? null : file.name);
    if (isOpened) chooser.current?.closest("dialog")?.close();
  };
  return (
    <section className={css.files}>
      <h3>{words.files}</h3>
      <p className={css.note}>{words.filesHelp}</p>
      <div>
        <button type="button" className="button" onClick={onSaveKitchen}>
          {words.saveKitchen}
        </button>
        <button type="button" className="button" onClick={onSaveTrace}>
          {words.saveTrace}
        </button>
        <button type="button" className="button" onClick={() => chooser.current?.click()}>
          {words.openFile}
        </button>
        <input
          ref={chooser}
          type="file"
          accept={KITCHEN_FILE}
          hidden
          onChange={(event) => void open(event.target.files?.[0])}
        />
      </div>
      <p role="status">{bad !== null && words.badFile(bad)}</p>
      {isOneFile() ? (
        <p className={css.note}>{words.isOneFile}</p>
      ) : (
        <p className={css.note}>
          <a href="./plateful.html" download="plateful.html">
            {words.oneFile}
          </a>
        </p>
      )}
    </section>
  );
}

/** A text to copy; a program, of which something is noted, in several lines. */
function CopyField({ label, text, note }: { label: string; text: string; note?: string }) {
  const words = useShareWords();
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
        {outcome === "copied" ? words.copied : words.copy}
      </button>
      <p role="status">{outcome === "failed" ? words.copyFailed : ""}</p>
    </div>
  );
}
