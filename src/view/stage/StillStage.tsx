/**
 * The stage as one SVG that stands still, for pictures made by the build: the same layout, sprites and art as the page's
 * own stage, with its words as SVG text. Leaves the choice of the moment, and paper around it, to the caller.
 */
// biome-ignore-all lint/a11y/noSvgWithoutTitle: it becomes a file, which is named where it is shown
import type { ReactNode } from "react";
import { labelOf, type Scene } from "../../replay/index.ts";
import type { Messages } from "../i18n/index.ts";
import {
  Board,
  Chalkboard,
  chalkboardInner,
  Door,
  FIGURE_RATIO,
  Figure,
  Flag,
  Loaf,
  Oven,
  Plate,
  Rack,
  Seat,
  Stacker,
  stillBeat,
} from "./art/index.ts";
import { partOf } from "./choreography.ts";
import type { Layout, Station } from "./layout.ts";
import { colourOf, figureOf, loafLabel, settledPose, stateWords } from "./people.ts";
import { Put, StillRoom } from "./StillRoom.tsx";
import {
  type DeskSprite,
  heightOfLoaf,
  type LoafSprite,
  ORDER,
  type PersonSprite,
  type Picture,
  type PlateSprite,
} from "./sprites.ts";

export interface StillStageProps {
  readonly picture: Picture;
  readonly messages: Messages;
}

export function StillStage({ picture, messages }: StillStageProps) {
  const { layout, scene, desks, plates } = picture;
  const { width, height } = layout;
  const beat = stillBeat((picture.atUs / 1_000_000) * 2);
  const sprites = [
    ...picture.people.filter(({ isHidden }) => !isHidden).map((sprite) => ({ order: sprite.order, sprite })),
    ...picture.loaves.map((sprite) => ({ order: sprite.order, sprite })),
    ...desks.filter(({ person }) => person.role !== "baker").map((sprite) => ({ order: ORDER.table, sprite })),
  ].sort((a, b) => a.order - b.order);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontFamily="var(--font)">
      <StillRoom layout={layout} />
      <Front picture={picture} messages={messages} />
      {desks.map(
        (desk) => desk.person.role === "baker" && <OvenOf key={desk.person.task} desk={desk} picture={picture} />,
      )}
      {desks.map(({ person, station }) => (
        <PersonWords
          key={person.task}
          station={station}
          name={person.name}
          colour={colourOf(person)}
          words={stateWords(messages, person, loafLabel(scene, person.loaf))}
        />
      ))}
      {plates.map((plate, i) => (
        <PlateOf key={plate.queue} plate={plate} layout={layout} i={i} messages={messages} />
      ))}
      {sprites.map(({ sprite }) =>
        "loaf" in sprite ? (
          <LoafOf key={`loaf ${sprite.loaf.id}`} sprite={sprite} scene={scene} />
        ) : "station" in sprite ? (
          <Put key={`table ${sprite.person.task}`} box={sprite.station.desk}>
            <Seat />
          </Put>
        ) : (
          <FigureOf key={`person ${sprite.person.task}`} sprite={sprite} scene={scene} beat={beat} />
        ),
      )}
    </svg>
  );
}

interface WordsProps {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight?: number;
  readonly fill?: string;
  readonly anchor?: "start" | "middle" | "end";
  readonly children: ReactNode;
}

/** Words with a rim of paper, so that they are read on whatever they stand. */
function Words({ x, y, size, weight = 700, fill = "var(--ink)", anchor = "middle", children }: WordsProps) {
  return (
    <text
      x={x}
      y={y}
      fontSize={size}
      fontWeight={weight}
      fill={fill}
      textAnchor={anchor}
      stroke="var(--panel)"
      strokeWidth={size * 0.42}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {children}
    </text>
  );
}

function Front({ picture, messages }: StillStageProps) {
  const { layout, scene, plates } = picture;
  const isClosed = scene.end === "finished" || scene.end === "failed";
  const manager = scene.people.find((person) => person?.role === "manager");
  const { tally } = layout;
  const middle = tally.x + tally.width * (chalkboardInner.x + chalkboardInner.width / 2);
  const digits = Math.min(44, tally.height * 0.5);
  return (
    <>
      <Put box={layout.door}>
        <Door open={!isClosed} sign={isClosed ? messages.signClosed : messages.signOpen} />
      </Put>
      <Put box={layout.manager}>
        {manager && (
          <Figure
            role="manager"
            pose={settledPose(manager, scene.end === "finished", scene.end === "deadlock")}
            colour={colourOf(manager)}
            label=""
            seed={2}
          />
        )}
      </Put>
      <Put box={tally}>
        <Chalkboard />
      </Put>
      <g fill="var(--chalk)" textAnchor="middle">
        <text x={middle} y={tally.y + tally.height * 0.3} fontSize={Math.min(15, tally.width / 8)} fontWeight="700">
          {messages.unfinishedTitle}
        </text>
        <text
          x={middle}
          y={tally.y + tally.height * 0.34 + digits * 0.82}
          fontFamily="var(--font-display)"
          fontSize={digits}
          fontWeight="600"
        >
          {plates.reduce((sum, { unfinished }) => sum + unfinished, 0)}
        </text>
      </g>
    </>
  );
}

function OvenOf({ desk, picture }: { desk: DeskSprite; picture: Picture }) {
  const { person, station, isOpen } = desk;
  const { sinceUs, untilUs } = person;
  const part = untilUs === null ? 0 : partOf(picture.atUs, sinceUs, untilUs);
  return (
    <Put box={station.desk}>
      <Oven
        colour={colourOf(person)}
        label={labelOf(picture.scene.people, person.task)}
        lit={person.state === "baking"}
        progress={stillBeat(part)}
        isOpen={isOpen}
      />
    </Put>
  );
}

const NARROW_PX = 100;

function PersonWords({
  station,
  name,
  colour,
  words,
}: {
  station: Station;
  name: string;
  colour: string;
  words: string;
}) {
  const { x, y, width } = station.words;
  // Beside a narrow station there is room for a name.
  const size = width >= 190 ? 17 : width >= NARROW_PX ? 15 : 11;
  return (
    <>
      <Words x={x + width / 2} y={y + size + 4} size={size} weight={900} fill={colour}>
        {name}
      </Words>
      {width >= NARROW_PX && (
        <Words x={x + width / 2} y={y + size * 2.2 + 5} size={size - 2} fill="var(--ink-soft)">
          {words}
        </Words>
      )}
    </>
  );
}

interface PlateOfProps {
  readonly plate: PlateSprite;
  readonly layout: Layout;
  readonly i: number;
  readonly messages: Messages;
}

const DISHES = { board: Board, stack: Stacker, rack: Rack } as const;

function PlateOf({ plate, layout, i, messages }: PlateOfProps) {
  const spot = layout.plates[i];
  if (!spot) return null;
  const { kind, isFull, count, maxsize } = plate;
  const { words, put, get } = spot;
  const Dish = kind === "china" ? null : DISHES[kind];
  return (
    <>
      <Put box={spot.box}>{Dish ? <Dish /> : <Plate isFull={isFull} />}</Put>
      <Words x={words.x + words.width / 2} y={words.y + 20} size={17} weight={900}>
        {maxsize > 0 ? messages.onPlateOf(count, maxsize) : messages.onPlate(count)}
      </Words>
      {plate.putLine > 0 && (
        <Words x={put.box.x} y={put.y - 4} size={13} fill="var(--ink-soft)" anchor="start">
          {messages.lineForRoom}
        </Words>
      )}
      {plate.getLine > 0 && (
        <Words x={get.box.x + get.box.width} y={get.y - 4} size={13} fill="var(--ink-soft)" anchor="end">
          {messages.lineForBread}
        </Words>
      )}
    </>
  );
}

interface FigureOfProps {
  readonly sprite: PersonSprite;
  readonly scene: Scene;
  readonly beat: ReturnType<typeof stillBeat>;
}

function FigureOf({ sprite, scene, beat }: FigureOfProps) {
  const { person, pose, x, y, height, opacity, place } = sprite;
  const width = height / FIGURE_RATIO;
  return (
    <g opacity={opacity}>
      <Put box={{ x, y, width, height }}>
        <Figure
          role={figureOf(person.role)}
          pose={pose}
          colour={colourOf(person)}
          label={labelOf(scene.people, person.task)}
          seed={person.index}
          beat={beat}
        />
      </Put>
      {place >= 0 && !sprite.isMoving && (
        <Words x={x + width / 2} y={y + height + 14} size={13} weight={900}>
          {person.name}
        </Words>
      )}
    </g>
  );
}

function LoafOf({ sprite, scene }: { sprite: LoafSprite; scene: Scene }) {
  const { loaf, x, y, width, turn, bites } = sprite;
  const baker = scene.people[loaf.baker];
  const height = heightOfLoaf(width);
  return (
    <g transform={turn === 0 ? undefined : `rotate(${turn} ${x} ${y})`}>
      <Put box={{ x: x - width / 2, y: y - height / 2, width, height }}>
        {loaf.isMark ? (
          <Flag />
        ) : (
          <Loaf colour={baker ? colourOf(baker) : "var(--ink-soft)"} label={loafLabel(scene, loaf.id)} bites={bites} />
        )}
      </Put>
    </g>
  );
}
