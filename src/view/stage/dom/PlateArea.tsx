/**
 * A plate: what it is made of by its kind, its slots where it has a limit, how much is seen to lie on it, and how many wait
 * at it.
 */
import { memo } from "react";
import { useFormats } from "../../i18n/formats.ts";
import { useMessages } from "../../i18n/index.ts";
import { useKitchen } from "../../use-kitchen.ts";
import { Board, Plate, Rack, Stacker } from "../art/index.ts";
import type { Box, Layout, LineRoom } from "../layout.ts";
import { place } from "../place.ts";
import css from "../Stage.module.css";
import type { Spot } from "../slots.ts";
import { heightOfLoaf, insideOf, type Picture, type PlateSprite } from "../sprites.ts";
import { usePicture } from "../use-pictures.ts";
import { Ask } from "./Ask.tsx";

const FIELDS = ["queue", "kind", "maxsize", "count", "slots", "putLine", "getLine"] as const;
const platesOf = ({ plates }: Picture): readonly PlateSprite[] => plates;
const areSame = (a: readonly PlateSprite[], b: readonly PlateSprite[]): boolean =>
  a.length === b.length && a.every((one, i) => FIELDS.every((field) => one[field] === b[i]?.[field]));

export function PlateAreas({ layout }: { layout: Layout }) {
  const plates = usePicture(platesOf, areSame);
  return (
    <>
      {plates.map((plate, i) => (
        <PlateArea key={plate.queue} layout={layout} plate={plate} i={i} />
      ))}
      {layout.smallPlates.map((box, i) => (
        <SmallPlate key={`${box.x}`} box={box} place={layout.plates.length + i} />
      ))}
    </>
  );
}

/** A plate for which there is no more room than a number. */
function SmallPlate({ box, place: at }: { box: Box; place: number }) {
  const messages = useMessages();
  const { number } = useFormats();
  const count = useKitchen(({ scene }) => scene.plates[at]?.onPlate.length ?? 0);
  return (
    <div className={css.smallPlate} style={place(box)}>
      <span aria-hidden="true">
        <Plate isFull={false} />
      </span>
      <strong aria-hidden="true">{count}</strong>
      <span className="visually-hidden">{messages.onPlateNumber(number(at + 1), count)}</span>
    </div>
  );
}

const SHORT_BELOW_PX = 200;
/** More outlines than this are only lines on the plate. */
const MOST_OUTLINES = 150;

function PlateArea({ layout, plate, i }: { layout: Layout; plate: PlateSprite; i: number }) {
  const messages = useMessages();
  const spot = layout.plates[i];
  if (!spot) return null;
  const { maxsize, count, kind, isFull } = plate;
  const isBounded = maxsize > 0;
  const onBounded = count > maxsize ? messages.onPlateFor(count, maxsize) : messages.onPlateOf(count, maxsize);
  const text = isBounded ? onBounded : messages.onPlate(count);
  // Beside a small plate of several there is no room for more than the figures.
  const isShort = layout.plates.length > 1 && spot.words.width < SHORT_BELOW_PX * layout.unit;
  const short = isBounded ? messages.shortOnPlate(count, maxsize) : String(count);
  return (
    <>
      <div
        className={css.plate}
        style={place(spot.box)}
        aria-hidden="true"
        data-kind={kind}
        data-full={isFull || undefined}
      >
        <Dish kind={kind} isFull={isFull} />
      </div>
      {isBounded && plate.slots.length <= MOST_OUTLINES && <Outlines slots={plate.slots} maxsize={maxsize} />}
      {!isBounded && <LevelBar box={insideOf(kind, spot.box)} count={count} />}
      <Ask about="plate" box={spot.box} name={text} />
      <p className={css.plateWords} style={place(spot.words)}>
        <strong>{isShort ? short : text}</strong>
        {isBounded && count > maxsize && <em data-over="">{messages.overfull}</em>}
      </p>
      <LineWords room={spot.put} side="put" count={plate.putLine} words={messages.lineForRoom} unit={layout.unit} />
      <LineWords room={spot.get} side="get" count={plate.getLine} words={messages.lineForBread} unit={layout.unit} />
    </>
  );
}

const Dish = memo(function Dish({ kind, isFull }: Pick<PlateSprite, "kind" | "isFull">) {
  if (kind === "board") return <Board />;
  if (kind === "stack") return <Stacker />;
  if (kind === "rack") return <Rack />;
  return <Plate isFull={isFull} />;
});

const Outlines = memo(function Outlines({ slots, maxsize }: { slots: readonly Spot[]; maxsize: number }) {
  return slots.map(({ x, y, width }, i) => {
    const height = heightOfLoaf(width);
    return (
      <div
        key={`${x}:${y}`}
        className={i < maxsize ? css.slot : css.slotOver}
        style={place({ x: x - width / 2, y: y - height / 2, width, height })}
      />
    );
  });
});

/** How high the bread is piled, on a scale that has no end: each line stands for ten times as much. */
function LevelBar({ box, count }: { box: Box; count: number }) {
  const width = Math.max(8, box.width * 0.03);
  const marks = [1, 10, 100, 1000, 10_000];
  const most = Math.max(2, Math.ceil(Math.log10(count + 1)) + 0.4);
  const shareOf = (n: number): number => Math.log10(n + 1) / most;
  return (
    <div
      className={css.level}
      style={place({ x: box.x + box.width + width * 0.8, y: box.y, width, height: box.height })}
      aria-hidden="true"
    >
      <i style={{ height: `${shareOf(count) * 100}%` }} />
      {marks
        .filter((mark) => shareOf(mark) < 1)
        .map((mark) => (
          <span key={mark} style={{ bottom: `${shareOf(mark) * 100}%` }}>
            {mark}
          </span>
        ))}
    </div>
  );
}

interface LineWordsProps {
  readonly room: LineRoom;
  readonly side: "put" | "get";
  readonly count: number;
  readonly words: string;
  readonly unit: number;
}

const LINE_WORDS_PX = 20;
/** From so wide a half on there is room for words beside the plate's. */
const WORDS_FROM_PX = 190;

/** How many wait, above the line and towards its end. */
function LineWords({ room, side, count, words, unit }: LineWordsProps) {
  const isShown = count > 0;
  return (
    <p
      className={css.lineWords}
      style={{ ...lineWordsPlace(room, unit), textAlign: side === "put" ? "left" : "right" }}
      data-side={side}
      data-narrow={room.box.width < WORDS_FROM_PX * unit || undefined}
      data-shown={(isShown && (room.most > 1 || count > 1)) || undefined}
      aria-hidden={!isShown}
    >
      <b>{count}</b> <span>{words}</span>
    </p>
  );
}

function lineWordsPlace({ box }: LineRoom, unit: number) {
  return { left: box.x, top: box.y - LINE_WORDS_PX * unit, width: box.width };
}
