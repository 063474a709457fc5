/**
 * A second kitchen beside the first: its picture, which of the two sliders and panels move, where they part, and both in
 * figures.
 */
import { Columns2, Eye, Play, X } from "lucide";
import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import {
  type Figures,
  type Parting,
  PartingSearch,
  type Recording,
  Statistics,
  sentenceAt,
} from "../../replay/index.ts";
import type { KitchenStore } from "../../store/index.ts";
import { usePlayback } from "../app/use-playback.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { sentenceText } from "../i18n/sentence-text.ts";
import { useBesideWords } from "../i18n/use-beside-words.ts";
import { holdReading, readingOf } from "../shared-readings.ts";
import { Stage } from "../stage/Stage.tsx";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { KitchenContext, useActions, useKitchen, useKitchenStore } from "../use-kitchen.ts";
import { useLooks } from "../use-reading.ts";
import css from "./beside.module.css";

export default function Beside({ beside }: { beside: KitchenStore }) {
  const words = useBesideWords();
  const { putBeside } = useActions();
  const isControlled = useKitchen((state) => state.isBesideControlled);
  return (
    <>
      <Head letter={words.first} isControlled={!isControlled} controls={false} place="first" />
      <div className={css.headOfSecond}>
        <Head letter={words.second} isControlled={isControlled} controls place="second" />
        <IconButton icon={X} label={words.takeAway} onClick={() => putBeside(null)} />
      </div>
      <section className={css.second} aria-label={words.kitchen(words.second)}>
        <KitchenContext.Provider value={beside}>
          <Playback />
          <Stage />
        </KitchenContext.Provider>
      </section>
      <Comparison beside={beside} />
    </>
  );
}

/** Long work of the second kitchen goes on from frame to frame as the first one's does. */
function Playback() {
  usePlayback();
  return null;
}

interface HeadProps {
  readonly letter: string;
  readonly isControlled: boolean;
  /** Which of the two it makes the controlled one. */
  readonly controls: boolean;
  readonly place: "first" | "second";
}

function Head({ letter, isControlled, controls, place }: HeadProps) {
  const words = useBesideWords();
  const { controlBeside } = useActions();
  return (
    <button
      type="button"
      className={css.head}
      data-place={place}
      aria-pressed={isControlled}
      onClick={() => controlBeside(controls)}
    >
      <strong>{letter}</strong> {words.controls(letter)}
    </button>
  );
}

const readWhole = (recording: Recording) => new Statistics(recording);
const EVENTS_A_LOOK = 60_000;
const FRAMES_APART = 10;

function useRecordingOf(store: KitchenStore): Recording {
  const number = useStore(store, (state) => state.recordingNumber);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number means another recording in the store
  return useMemo(() => store.getState().recording(), [store, number]);
}

function useFiguresOf(store: KitchenStore, recording: Recording): Figures {
  useEffect(() => holdReading(recording, readWhole), [recording]);
  const statistics = readingOf(recording, readWhole);
  statistics.update(EVENTS_A_LOOK);
  const { atUs, scene } = store.getState();
  return statistics.at(atUs, Math.min(scene.seq, recording.trace.length));
}

function Comparison({ beside }: { beside: KitchenStore }) {
  const words = useBesideWords();
  const first = useKitchenStore();
  useLooks(FRAMES_APART);
  const recordings = [useRecordingOf(first), useRecordingOf(beside)] as const;
  const [a, b] = [useFiguresOf(first, recordings[0]), useFiguresOf(beside, recordings[1])];
  const search = useMemo(() => new PartingSearch(recordings[0], recordings[1]), [recordings[0], recordings[1]]);
  const { headUs } = first.getState();
  const isOver = useKitchen(({ scene }) => scene.end !== null);
  const goesOn = useStore(beside, ({ scene, isPlaying }) => scene.end === null && !isPlaying);
  const parting = search.until(headUs);
  const partedAtUs = parting?.atUs ?? null;
  const { notePart } = useActions();
  useEffect(() => notePart(partedAtUs), [notePart, partedAtUs]);
  return (
    <section className={css.comparison} aria-label={words.figures}>
      <PartingWords parting={parting} recordings={recordings} />
      {isOver && goesOn && (
        <button type="button" className="button" onClick={() => beside.setState({ isPlaying: true })}>
          <Icon of={Play} size={16} /> {words.goesOn}
        </button>
      )}
      <FiguresTable a={a} b={b} />
    </section>
  );
}

interface PartingWordsProps {
  readonly parting: Parting | null;
  readonly recordings: readonly [Recording, Recording];
}

function PartingWords({ parting, recordings }: PartingWordsProps) {
  const words = useBesideWords();
  const messages = useMessages();
  const { seconds } = useFormats();
  const { seek, pause } = useActions();
  const atUs = useKitchen((state) => state.atUs);
  // What lies ahead of the cursor is not told.
  if (!parting || parting.atUs > atUs)
    return (
      <p className={css.parting}>
        <Icon of={Columns2} size={18} /> {words.same}
      </p>
    );
  const whatAt = (recording: Recording, seq: number): string => {
    const sentence = sentenceAt(recording, seq, false);
    return sentence ? sentenceText(messages, sentence) : words.nothingYet;
  };
  return (
    <p className={css.parting} role="status">
      <strong>{words.parts(seconds(parting.atUs))}</strong>{" "}
      {words.does(words.first, whatAt(recordings[0], parting.first))}{" "}
      {words.does(words.second, whatAt(recordings[1], parting.second))}{" "}
      <button
        type="button"
        className="button"
        onClick={() => {
          pause();
          seek(parting.atUs);
        }}
      >
        <Icon of={Eye} size={16} /> {words.goThere}
      </button>
    </p>
  );
}

const ROWS: Record<keyof ReturnType<typeof useBesideWords>["rows"], (figures: Figures) => number | null> = {
  eaten: ({ eaten }) => eaten,
  onPlate: ({ onPlate }) => onPlate,
  bakersWaiting: ({ bakers }) => bakers.waiting,
  eatersWaiting: ({ eaters }) => eaters.waiting,
  timeOnPlate: ({ timeOnPlate }) => timeOnPlate.meanUs,
};
type Row = keyof typeof ROWS;

function FiguresTable({ a, b }: { a: Figures; b: Figures }) {
  const words = useBesideWords();
  const { number, seconds } = useFormats();
  const inWords = (row: Row, value: number | null): string => {
    if (value === null || !Number.isFinite(value)) return "–";
    if (row === "timeOnPlate") return seconds(value);
    return row === "eaten" || row === "onPlate" ? number(value) : words.percent(number(Math.round(value * 100)));
  };
  const withSign = (row: Row, value: number | null): string =>
    value !== null && value > 0 ? `+${inWords(row, value)}` : inWords(row, value);
  return (
    <table className={css.figures}>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.first}</th>
          <th scope="col">{words.second}</th>
          <th scope="col">{words.difference}</th>
        </tr>
      </thead>
      <tbody>
        {(Object.keys(ROWS) as Row[]).map((row) => {
          const [one, other] = [ROWS[row](a), ROWS[row](b)];
          return (
            <tr key={row}>
              <th scope="row">{words.rows[row]}</th>
              <td>{inWords(row, one)}</td>
              <td>{inWords(row, other)}</td>
              <td>{withSign(row, one === null || other === null ? null : other - one)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
