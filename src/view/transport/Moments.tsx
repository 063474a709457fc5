/**
 * The moments of the run on the position slider: markers that say what happened, and bookmarks. One stop of the Tab
 * key; the arrows go from one to the next.
 */
import { useRef, useState } from "react";
import { type Marker, Markers, type Recording } from "../../replay/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useTimeWords } from "../i18n/use-time-words.ts";
import { useActions, useKitchenParts } from "../use-kitchen.ts";
import { useReading } from "../use-reading.ts";
import css from "./Moments.module.css";

/** So many fit on the slider of a wide screen, half as many on a narrow one. */
const MOST = { wide: 48, narrow: 16 };
const NARROW_PX = 700;

const readMarkers = (recording: Recording): Markers => new Markers(recording);

interface Moment {
  readonly key: string;
  readonly kind: Marker["kind"] | "bookmark" | "parting";
  readonly atUs: number;
  readonly text: string;
  readonly go: () => void;
}

export default function Moments() {
  const messages = useTimeWords();
  const { seconds } = useFormats();
  const { goTo, seek, pause } = useActions();
  const { keptFromUs, bookmarks, headUs, partedAtUs } = useKitchenParts(
    ({ keptFromUs, bookmarks, headUs, partedAtUs }) => ({
      keptFromUs,
      partedAtUs,
      bookmarks,
      // Coarse: the marks stand where they are while the run goes on.
      headUs: roundUp(headUs - keptFromUs) + keptFromUs,
    }),
  );
  const markers = useReading(readMarkers);
  const most = window.innerWidth < NARROW_PX ? MOST.narrow : MOST.wide;
  const moments: Moment[] = markers.between(keptFromUs, headUs, most).map(({ kind, seq, atUs }) => ({
    key: `${kind} ${seq}`,
    kind,
    atUs,
    text: messages.momentAt(messages.markers[kind], seconds(atUs)),
    go: () => goTo(seq),
  }));
  for (const atUs of bookmarks) {
    const go = () => {
      pause();
      seek(atUs);
    };
    const text = messages.momentAt(messages.bookmark, seconds(atUs));
    moments.push({ key: `bookmark ${atUs}`, kind: "bookmark", atUs, text, go });
  }
  if (partedAtUs !== null) {
    const go = () => {
      pause();
      seek(partedAtUs);
    };
    const text = messages.momentAt(messages.parting, seconds(partedAtUs));
    moments.push({ key: "parting", kind: "parting", atUs: partedAtUs, text, go });
  }
  moments.sort((a, b) => a.atUs - b.atUs);
  return <Strip moments={moments} fromUs={keptFromUs} />;
}

function Strip({ moments, fromUs }: { moments: readonly Moment[]; fromUs: number }) {
  const messages = useTimeWords();
  const strip = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const headUs = useKitchenParts((state) => ({ headUs: Math.max(1, state.headUs) })).headUs;
  const current = Math.min(stop, moments.length - 1);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: moments.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.min(moments.length - 1, Math.max(0, to));
    setStop(next);
    strip.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div
      ref={strip}
      className={css.moments}
      role="toolbar"
      aria-label={messages.moments}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {moments.map(({ key, kind, atUs, text, go }, i) => {
        const part = Math.min(1, (atUs - fromUs) / Math.max(1, headUs - fromUs));
        return (
          <button
            key={key}
            type="button"
            className={css.moment}
            data-kind={kind}
            style={{ "--at": part } as React.CSSProperties}
            tabIndex={i === current ? 0 : -1}
            onFocus={() => setStop(i)}
            onClick={go}
            aria-label={text}
          >
            <span aria-hidden="true">{text}</span>
          </button>
        );
      })}
    </div>
  );
}

/** The next power of two, so that what is thinned by it changes seldom. */
const roundUp = (us: number): number => 2 ** Math.ceil(Math.log2(Math.max(1_000_000, us)));
