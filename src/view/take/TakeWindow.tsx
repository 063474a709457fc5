/**
 * The window of what can be taken home: pictures of this moment, a film of a stretch, the data of the run, a worksheet.
 */
import { type ReactElement, useEffect, useRef, useState } from "react";
import { loavesCsv, perfettoJson, statesCsv } from "../../share/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useTakeWords } from "../i18n/use-take-words.ts";
import { shownName } from "../stage/people.ts";
import { drawnOnce, svgFile } from "../stage/svg-file.ts";
import { Choice } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { NumberField } from "../ui/NumberField.tsx";
import { saveFile } from "../ui/save-file.ts";
import { useKitchenStore } from "../use-kitchen.ts";
import { LoopDrawing, TimelineDrawing } from "./Diagrams.tsx";
import { canFilm, FILM_KINDS, type Film, type FilmKind, framesIn, makeFilm } from "./film.ts";
import { pageColours, pngOf, stageFiles } from "./pictures.tsx";
import css from "./take.module.css";
import { Worksheet } from "./Worksheet.tsx";

const STAGE = { width: 960, height: 540 };
const TIMELINE_WIDTH = 1200;
/** So much sharper than on the screen. */
const PNG_SCALE = 2;

export default function TakeWindow({ onClose }: { onClose: () => void }) {
  const words = useTakeWords();
  const { pause } = useKitchenStore().getState();
  const [isSheet, showSheet] = useState(false);
  useEffect(() => pause(), [pause]);
  return (
    <Dialog title={isSheet ? words.worksheet : words.title} onClose={onClose} isWide>
      {isSheet ? (
        <Worksheet onBack={() => showSheet(false)} />
      ) : (
        <>
          <Moment />
          <FilmMaker />
          <Data />
          <section className={css.part}>
            <h3>{words.worksheet}</h3>
            <p className={css.help}>{words.worksheetHelp}</p>
            <button type="button" className="button" onClick={() => showSheet(true)}>
              {words.openWorksheet}
            </button>
          </section>
        </>
      )}
    </Dialog>
  );
}

type Subject = "stage" | "timeline" | "loop";

function Moment() {
  const words = useTakeWords();
  const [subject, choose] = useState<Subject>("stage");
  const [error, setError] = useState<string | null>(null);
  const fileOf = useFiles();
  const save = async (kind: "svg" | "png"): Promise<void> => {
    setError(null);
    try {
      const { text, width, height } = fileOf(subject);
      const name = `plateful-${subject}.${kind}`;
      if (kind === "svg") saveFile(name, text, "image/svg+xml");
      else saveFile(name, await pngOf(text, Math.round(width * PNG_SCALE), Math.round(height * PNG_SCALE)));
    } catch (reason) {
      setError(String(reason));
    }
  };
  return (
    <section className={css.part}>
      <h3>{words.moment}</h3>
      <div className={css.row}>
        <Choice<Subject>
          label={words.subject}
          options={(["stage", "timeline", "loop"] as const).map((value) => ({ value, text: words.subjects[value] }))}
          value={subject}
          onChange={choose}
        />
        <button type="button" className="button" onClick={() => void save("svg")}>
          {words.asSvg}
        </button>
        <button type="button" className="button" onClick={() => void save("png")}>
          {words.asPng}
        </button>
      </div>
      <p role="status">{error !== null && words.failed(error)}</p>
    </section>
  );
}

interface DrawnFile {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Draws a subject at the cursor, as the text of an SVG file. */
function useFiles(): (subject: Subject) => DrawnFile {
  const words = useTakeWords();
  const messages = useMessages();
  const { seconds } = useFormats();
  const store = useKitchenStore();
  const drawn = (element: ReactElement): DrawnFile =>
    drawnOnce(document.createElement("div"), element, (svg) => {
      if (!svg) throw new Error("Nothing was drawn");
      const [width, height] = ["width", "height"].map((side) => Number(svg.getAttribute(side))) as [number, number];
      return { text: svgFile(svg, pageColours()), width, height };
    });
  return (subject) => {
    const { scene, atUs, settings, keptFromUs, recording } = store.getState();
    const made = recording();
    if (subject === "stage") {
      const text = stageFiles({ recording: made, settings, messages, ...STAGE })(atUs);
      return { text, ...STAGE };
    }
    if (subject === "timeline") {
      const toUs = Math.max(keptFromUs + 1e6, atUs);
      return drawn(
        <TimelineDrawing recording={made} fromUs={keptFromUs} toUs={toUs} width={TIMELINE_WIDTH} words={words} />,
      );
    }
    const nameOf = (task: number): string => shownName(messages, scene.people[task]);
    return drawn(<LoopDrawing world={made.worldAt(scene.seq)} nameOf={nameOf} seconds={seconds} words={words} />);
  };
}

const SPEEDS = ["0.5", "1", "2", "4"] as const;
const FRAMES_PER_SECOND = 10;
const USUAL_SECONDS = 6;

function FilmMaker() {
  const words = useTakeWords();
  const messages = useMessages();
  const { number } = useFormats();
  const store = useKitchenStore();
  const { atUs, headUs, keptFromUs, settings, recording } = store.getState();
  const first = Math.ceil(keptFromUs / 1e6);
  const last = Math.max(first + 1, Math.ceil(headUs / 1e6));
  const [to, setTo] = useState(() => Math.max(first + 1, Math.min(last, Math.ceil(atUs / 1e6))));
  const [from, setFrom] = useState(() => Math.max(first, to - USUAL_SECONDS));
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>("1");
  const [kind, setKind] = useState<FilmKind>("gif");
  const subject = { recording: recording(), settings, messages, ...STAGE };
  const film: Film = {
    subject,
    fromUs: from * 1e6,
    toUs: Math.max(from + 1, to) * 1e6,
    framesPerSecond: FRAMES_PER_SECOND,
    speed: Number(speed),
  };
  const { state, make, stop } = useMaking();
  return (
    <section className={css.part}>
      <h3>{words.film}</h3>
      <p className={css.help}>{words.filmHelp}</p>
      <div className={css.row}>
        <NumberField label={words.from} value={from} min={first} max={last - 1} onChange={setFrom} />
        <NumberField label={words.to} value={to} min={first + 1} max={last} onChange={setTo} />
        <Choice
          label={words.speed}
          options={SPEEDS.map((value) => ({ value, text: words.speeds(number(Number(value))) }))}
          value={speed}
          onChange={setSpeed}
        />
        <Choice<FilmKind>
          label={words.kind}
          options={FILM_KINDS.map((value) => ({ value, text: words.kinds[value] }))}
          value={kind}
          onChange={setKind}
        />
        {state.making === null ? (
          <button
            type="button"
            className="button primary"
            disabled={!canFilm(kind)}
            onClick={() => void make(kind, film)}
          >
            {words.make}
          </button>
        ) : (
          <button type="button" className="button" onClick={stop}>
            {words.cancel}
          </button>
        )}
        <span className={css.help}>{words.frames(framesIn(film))}</span>
      </div>
      {state.making !== null && <progress className={css.progress} value={state.making} aria-label={words.film} />}
      <p role="status" className={css.help}>
        {!canFilm(kind) && words.cannot}
        {state.making !== null && words.making(Math.floor(state.making * 10) * 10)}
        {state.error !== null && words.failed(state.error)}
        {state.bytes !== null && words.made(number(Math.ceil(state.bytes / 1000)))}
      </p>
    </section>
  );
}

interface MakingState {
  /** How much is done, from 0 to 1; null while nothing is made. */
  readonly making: number | null;
  readonly error: string | null;
  readonly bytes: number | null;
}

const IDLE: MakingState = { making: null, error: null, bytes: null };

/** Makes a film, saves it, and can be stopped; it stops with the window. */
function useMaking() {
  const [state, setState] = useState(IDLE);
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  const make = async (kind: FilmKind, film: Film): Promise<void> => {
    leaving.current = new AbortController();
    const { signal } = leaving.current;
    setState({ ...IDLE, making: 0 });
    try {
      const blob = await makeFilm(kind, film, { signal, onProgress: (making) => setState({ ...IDLE, making }) });
      saveFile(`plateful.${kind}`, blob);
      setState({ ...IDLE, bytes: blob.size });
    } catch (error) {
      setState(signal.aborted ? IDLE : { ...IDLE, error: String(error) });
    }
  };
  return { state, make, stop: () => leaving.current.abort() };
}

function Data() {
  const words = useTakeWords();
  const { recording, atUs } = useKitchenStore().getState();
  return (
    <section className={css.part}>
      <h3>{words.data}</h3>
      <p className={css.help}>{words.dataHelp}</p>
      <div className={css.row}>
        <button
          type="button"
          className="button"
          onClick={() => saveFile("plateful-loaves.csv", loavesCsv(recording(), atUs), "text/csv")}
        >
          {words.loaves}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => saveFile("plateful-states.csv", statesCsv(recording(), atUs), "text/csv")}
        >
          {words.states}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => saveFile("plateful-perfetto.json", perfettoJson(recording(), atUs), "application/json")}
        >
          {words.perfetto}
        </button>
      </div>
    </section>
  );
}
