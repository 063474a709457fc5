/**
 * Diagrams of a run as SVG, for files and paper: what everybody did over time, with the plate's level; and the loop as it stands
 * at a moment.
 */
// biome-ignore-all lint/a11y/noSvgWithoutTitle: they become files and paper, which are named where they are shown
import type { ReactNode } from "react";
import { breadLabel, type Lane, type PersonState, type Recording, Timeline, type World } from "../../replay/index.ts";
import type { TakeWords } from "../i18n/en/take.ts";
import { colourOf } from "../stage/people.ts";

interface PaperProps {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly children: ReactNode;
}

/** A whole SVG file on a ground of the page's colour. */
function Paper({ width, height, fontSize, children }: PaperProps) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily="var(--font)"
      fontSize={fontSize}
    >
      <rect width={width} height={height} fill="var(--panel)" />
      {children}
    </svg>
  );
}

const LEFT = 110;
const LANE = 30;
const TOP = 26;
const LEVELS = 90;

interface TimelineDrawingProps {
  readonly recording: Recording;
  readonly fromUs: number;
  readonly toUs: number;
  readonly width: number;
  /** Only the grid, to be filled in by hand. */
  readonly isEmpty?: boolean;
  readonly words: TakeWords;
}

export function TimelineDrawing({ recording, fromUs, toUs, width, isEmpty = false, words }: TimelineDrawingProps) {
  const timeline = new Timeline(recording);
  timeline.update();
  timeline.close();
  const { lanes } = timeline;
  const height = TOP + lanes.length * LANE + LEVELS + 16;
  const xOf = (atUs: number): number => LEFT + ((atUs - fromUs) / (toUs - fromUs)) * (width - LEFT - 12);
  const base = TOP + lanes.length * LANE + LEVELS;
  return (
    <Paper width={width} height={height} fontSize={13}>
      {secondsIn(fromUs, toUs, width - LEFT).map((atUs) => (
        <g key={atUs}>
          <path d={`M${xOf(atUs)} ${TOP}V${base}`} stroke="var(--line)" />
          <text x={xOf(atUs)} y={TOP - 8} textAnchor="middle" fill="var(--ink-soft)">
            {atUs / 1e6}
          </text>
        </g>
      ))}
      {lanes.map((lane, i) => (
        <g key={lane.task}>
          <text x={8} y={TOP + i * LANE + 20} fill="var(--ink)" fontWeight={700}>
            {lane.name.slice(0, 13)}
          </text>
          <path d={`M${LEFT} ${TOP + (i + 1) * LANE}H${width - 12}`} stroke="var(--line)" />
          {!isEmpty && <Spans {...{ recording, timeline, lane, fromUs, toUs, xOf }} y={TOP + i * LANE + 5} />}
        </g>
      ))}
      <text x={8} y={base - LEVELS / 2} fill="var(--ink)" fontWeight={700}>
        {words.onPlate}
      </text>
      <path d={`M${LEFT} ${base}H${width - 12}`} stroke="var(--ink-soft)" />
      {!isEmpty && <Level {...{ timeline, fromUs, toUs, xOf, base }} />}
    </Paper>
  );
}

/** Whole seconds, as many as there is room for. */
function secondsIn(fromUs: number, toUs: number, widthPx: number): number[] {
  const most = Math.max(2, Math.floor(widthPx / 36));
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((by) => (toUs - fromUs) / 1e6 / by <= most) ?? 5000;
  const first = Math.ceil(fromUs / 1e6 / step) * step;
  return Array.from({ length: Math.floor((toUs / 1e6 - first) / step) + 1 }, (_, i) => (first + i * step) * 1e6);
}

const AT_WORK: ReadonlySet<PersonState> = new Set(["baking", "eating", "working"]);
const NOTHING: ReadonlySet<PersonState> = new Set(["gone"]);

interface SpansProps {
  readonly recording: Recording;
  readonly timeline: Timeline;
  readonly lane: Lane;
  readonly fromUs: number;
  readonly toUs: number;
  readonly xOf: (atUs: number) => number;
  readonly y: number;
}

function Spans({ recording, timeline, lane, fromUs, toUs, xOf, y }: SpansProps) {
  const { people } = recording.sceneAt(recording.trace.countUntil(toUs));
  const spans = [...timeline.spansBetween(lane.task, fromUs, toUs)].filter(({ state }) => !NOTHING.has(state));
  return spans.map(({ state, sinceUs, untilUs, loaf }) => {
    const x = xOf(Math.max(fromUs, sinceUs));
    const width = xOf(Math.min(toUs, untilUs ?? toUs)) - x;
    if (width <= 0) return null;
    const made = loaf === null ? null : recording.cast.loafOf(loaf);
    const label = made && AT_WORK.has(state) ? breadLabel(people, made.baker, made.number) : "";
    const isWork = AT_WORK.has(state);
    return (
      <g key={`${sinceUs} ${state}`}>
        <rect
          x={x + 0.5}
          y={isWork ? y : y + 7}
          width={Math.max(0.5, width - 1)}
          height={isWork ? 20 : 6}
          rx={3}
          fill={isWork ? colourOf(lane) : "var(--line-strong)"}
        />
        {width > label.length * 8 + 4 && (
          <text x={x + width / 2} y={y + 15} textAnchor="middle" fill="#ffffff" fontSize={12} fontWeight={700}>
            {label}
          </text>
        )}
      </g>
    );
  });
}

interface LevelProps {
  readonly timeline: Timeline;
  readonly fromUs: number;
  readonly toUs: number;
  readonly xOf: (atUs: number) => number;
  readonly base: number;
}

const LEVEL_POINTS = 600;

function Level({ timeline, fromUs, toUs, xOf, base }: LevelProps) {
  const [plate] = timeline.plates;
  if (!plate) return null;
  const points = Array.from({ length: LEVEL_POINTS + 1 }, (_, i) => {
    const atUs = fromUs + ((toUs - fromUs) * i) / LEVEL_POINTS;
    return [xOf(atUs), plate.level.at(atUs)] as const;
  });
  const most = Math.max(1, ...points.map(([, level]) => level));
  const yOf = (level: number): number => base - (level / most) * (LEVELS - 24);
  const path = points.map(([x, level], i) => (i === 0 ? `M${x} ${yOf(level)}` : `H${x}V${yOf(level)}`)).join("");
  return (
    <>
      <path d={path} fill="none" stroke="var(--accent)" strokeWidth={2} />
      <text x={LEFT - 8} y={yOf(most) + 5} textAnchor="end" fill="var(--ink-soft)">
        {most}
      </text>
    </>
  );
}

interface LoopDrawingProps {
  readonly world: World;
  readonly nameOf: (task: number) => string;
  readonly seconds: (us: number) => string;
  readonly words: TakeWords;
}

const LOOP_WIDTH = 720;
const CHIP = 26;

/** The loop in lists: what runs, what is ready, what is timed, and who waits at each queue. */
export function LoopDrawing({ world, nameOf, seconds, words }: LoopDrawingProps) {
  const { current, ready, timers, queues } = world;
  const lists: [title: string, chips: string[]][] = [
    [words.runs, current ? [nameOf(current.task)] : []],
    [words.readyLine, ready.map(({ task }) => nameOf(task))],
    [words.timers, timers.map(({ task, atUs }) => `${nameOf(task)} ${seconds(atUs)}`)],
    ...queues.flatMap((queue): [string, string[]][] =>
      queue
        ? [
            [`${words.queue(queue.name)}: ${words.putters}`, queue.putters.map(({ task }) => nameOf(task))],
            [`${words.queue(queue.name)}: ${words.getters}`, queue.getters.map(({ task }) => nameOf(task))],
            [`${words.queue(queue.name)}: ${words.joiners}`, queue.joiners.map(({ task }) => nameOf(task))],
          ]
        : [],
    ),
  ];
  const height = lists.length * (CHIP + 30) + 12;
  return (
    <Paper width={LOOP_WIDTH} height={height} fontSize={14}>
      {lists.map(([title, chips], i) => (
        <g key={title} transform={`translate(14 ${i * (CHIP + 30) + 22})`}>
          <text fill="var(--ink-soft)" fontWeight={700}>
            {title}
          </text>
          <Chips texts={chips} nobody={words.nobody} />
        </g>
      ))}
    </Paper>
  );
}

const LETTER = 8.2;

function Chips({ texts, nobody }: { texts: readonly string[]; nobody: string }): ReactNode {
  if (texts.length === 0)
    return (
      <text y={28} fill="var(--ink-soft)">
        {nobody}
      </text>
    );
  let x = 0;
  return texts.map((text, i) => {
    const width = text.length * LETTER + 20;
    const left = x;
    x += width + 6;
    if (x > LOOP_WIDTH - 30) return null;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a line has its order
      <g key={i} transform={`translate(${left} 8)`}>
        <rect width={width} height={CHIP} rx={8} fill="var(--accent-soft)" stroke="var(--line-strong)" />
        <text x={width / 2} y={18} textAnchor="middle" fill="var(--ink)" fontWeight={700}>
          {text}
        </text>
      </g>
    );
  });
}
