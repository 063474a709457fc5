/**
 * The stage as one SVG that stands still, for pictures made by the build: the same layout, places, poses and art as
 * the page's own stage, with its words as SVG text. Leaves the choice of the moment, and paper around it, to the caller.
 */
// biome-ignore-all lint/a11y/noSvgWithoutTitle: it becomes a file, which is named where it is shown
import { motionValue } from "framer-motion";
import type { ReactNode } from "react";
import { firstPlate, labelOf, type Person, type Scene } from "../../replay/index.ts";
import type { Messages } from "../i18n/index.ts";
import {
  Board,
  backdropPieces,
  boardInner,
  Chalkboard,
  chalkboardInner,
  Door,
  Figure,
  Loaf,
  Oven,
  Plate,
  plateInner,
  Seat,
} from "./art/index.ts";
import { bitesAt, LOAF_HEIGHT, LOAF_WIDTH, spotOfLoaf } from "./Loaves.tsx";
import { type Box, type Layout, layoutStage, type Station } from "./layout.ts";
import { atWork, colourOf, loafLabel, poseOf, stateWords } from "./people.ts";
import { layoutSlots, slotCount } from "./slots.ts";
import { figureOf, spotOf } from "./Walkers.tsx";

export interface StillStageProps {
  readonly scene: Scene;
  /** The time of the scene, for what is half baked or half eaten. */
  readonly atUs: number;
  readonly messages: Messages;
  readonly width: number;
  /** At least so high; where it must be higher for its people, the lower part is cut off by its frame. */
  readonly height: number;
}

export function StillStage({ scene, atUs, messages, width, height }: StillStageProps) {
  const bakers = atWork(scene, "baker");
  const eaters = atWork(scene, "eater");
  const layout = layoutStage(width, height, bakers.length, eaters.length);
  const people = [...bakers, ...eaters];
  const stations = [...layout.bakers, ...layout.eaters];
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontFamily="var(--font)">
      <Room layout={layout} height={height} />
      <Front scene={scene} messages={messages} layout={layout} />
      {bakers.map((baker, i) => (
        <Put key={baker.task} box={layout.bakers[i]?.oven}>
          <Oven
            colour={colourOf(baker)}
            label={labelOf(scene.people, baker.task)}
            lit={baker.state === "baking"}
            progress={motionValue(partOf(baker, atUs))}
          />
        </Put>
      ))}
      {people.map((person, i) => (
        <PersonWords key={person.task} scene={scene} messages={messages} person={person} station={stations[i]} />
      ))}
      <OnTheTable scene={scene} messages={messages} layout={layout} />
      {bakers.map((person, i) => (
        <Standing key={person.task} scene={scene} layout={layout} person={person} i={i} />
      ))}
      {eaters.map((person, i) => (
        <Standing key={person.task} scene={scene} layout={layout} person={person} i={i} />
      ))}
      {layout.eaters.map(({ oven }) => (
        <Put key={`${oven.x}:${oven.y}`} box={oven}>
          <Seat />
        </Put>
      ))}
      <Bread scene={scene} atUs={atUs} layout={layout} bakers={bakers} eaters={eaters} />
    </svg>
  );
}

/** How far somebody has got with what they do, 0 to 1. */
function partOf({ sinceUs, untilUs }: Person, atUs: number): number {
  return untilUs === null || untilUs <= sinceUs ? 0 : Math.max(0, Math.min(1, (atUs - sinceUs) / (untilUs - sinceUs)));
}

function Put({ box, children }: { box: Box | undefined; children: ReactNode }) {
  if (!box) return null;
  return (
    <svg x={box.x} y={box.y} width={box.width} height={box.height} overflow="visible">
      {children}
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

// The sizes are those of Backdrop.module.css.
function Room({ layout, height }: { layout: Layout; height: number }) {
  const { width, horizonPx } = layout;
  const { Tiles, Floor, Bunting, Window, Shelf } = backdropPieces;
  const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most));
  const wall = between(60, layout.height * 0.22, 150);
  const smaller = Math.min(width, layout.height);
  const window = between(72, smaller * 0.15, 120);
  const shelf = between(110, smaller * 0.24, 190);
  return (
    <>
      <rect width={width} height={height} fill="var(--wall)" />
      <Put box={{ x: 0, y: horizonPx - wall, width, height: wall }}>
        <Tiles />
      </Put>
      <Put box={{ x: 0, y: 0, width, height: 44 }}>
        <Bunting />
      </Put>
      <Put box={{ x: width * 0.05, y: 26, width: window, height: window * 1.16 }}>
        <Window />
      </Put>
      <Put box={{ x: width * 0.96 - shelf, y: 40, width: shelf, height: (shelf * 96) / 180 }}>
        <Shelf />
      </Put>
      <Put box={{ x: 0, y: horizonPx, width, height: Math.max(layout.height, height) - horizonPx }}>
        <Floor />
      </Put>
    </>
  );
}

interface PartProps {
  readonly scene: Scene;
  readonly messages: Messages;
  readonly layout: Layout;
}

function Front({ scene, messages, layout }: PartProps) {
  const isClosed = scene.end === "finished";
  const manager = scene.people[0];
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
          <Figure role="manager" pose={poseOf(manager, isClosed)} colour={colourOf(manager)} label="" seed={2} />
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
          {firstPlate(scene).unfinished}
        </text>
      </g>
    </>
  );
}

interface PersonWordsProps {
  readonly scene: Scene;
  readonly messages: Messages;
  readonly person: Person;
  readonly station: Station | undefined;
}

function PersonWords({ scene, messages, person, station }: PersonWordsProps) {
  if (!station) return null;
  const { x, y, width } = station.words;
  const size = width >= 190 ? 17 : 15;
  return (
    <>
      <Words x={x + width / 2} y={y + size + 4} size={size} weight={900} fill={colourOf(person)}>
        {person.name}
      </Words>
      <Words x={x + width / 2} y={y + size * 2.2 + 5} size={size - 2} fill="var(--ink-soft)">
        {stateWords(messages, person, loafLabel(scene, person.loaf))}
      </Words>
    </>
  );
}

function OnTheTable({ scene, messages, layout }: PartProps) {
  const plate = firstPlate(scene);
  const size = plate.maxsize;
  const bounded = size > 0;
  const { plateWords, putLine, getLine } = layout;
  const count = plate.onPlate.length;
  const lineY = putLine.y + putLine.height + 14;
  return (
    <>
      <Put box={layout.plate}>{bounded ? <Plate isFull={count >= size} /> : <Board />}</Put>
      <Words x={plateWords.x + plateWords.width / 2} y={plateWords.y + 20} size={17} weight={900}>
        {bounded ? messages.onPlateOf(count, size) : messages.onPlate(count)}
      </Words>
      {plate.putLine.length > 0 && (
        <Words x={putLine.x + putLine.width} y={lineY} size={13} fill="var(--ink-soft)" anchor="end">
          {messages.lineForRoom}
        </Words>
      )}
      {plate.getLine.length > 0 && (
        <Words x={getLine.x} y={lineY} size={13} fill="var(--ink-soft)" anchor="start">
          {messages.lineForBread}
        </Words>
      )}
    </>
  );
}

function Standing({ scene, layout, person, i }: { scene: Scene; layout: Layout; person: Person; i: number }) {
  const spot = spotOf(layout, person, i, firstPlate(scene));
  const figure = (person.role === "baker" ? layout.bakers : layout.eaters)[i]?.figure;
  if (!spot || !figure || spot.opacity === 0) return null;
  return (
    <Put box={{ x: spot.x, y: spot.y, width: figure.width * spot.scale, height: figure.width * 1.3 * spot.scale }}>
      <Figure
        role={figureOf(person.role)}
        pose={poseOf(person, scene.end === "finished")}
        colour={colourOf(person)}
        label={labelOf(scene.people, person.task)}
        seed={person.index}
      />
    </Put>
  );
}

interface BreadProps {
  readonly scene: Scene;
  readonly atUs: number;
  readonly layout: Layout;
  readonly bakers: readonly Person[];
  readonly eaters: readonly Person[];
}

function Bread({ scene, atUs, layout, bakers, eaters }: BreadProps) {
  const inner = firstPlate(scene).maxsize > 0 ? plateInner : boardInner;
  const { x, y, width, height } = layout.plate;
  const dish = {
    x: x + inner.x * width,
    y: y + inner.y * height,
    width: inner.width * width,
    height: inner.height * height,
  };
  const slots = layoutSlots(dish, slotCount(scene));
  return [...scene.loaves.values()].map((loaf) => {
    const spot = spotOfLoaf(layout, scene, loaf, bakers, eaters, slots);
    if (!spot) return null;
    const baker = scene.people[loaf.baker];
    const eater = loaf.place.at === "mouth" ? scene.people[loaf.place.holder] : undefined;
    return (
      <Put
        key={loaf.id}
        box={{ x: spot.x, y: spot.y, width: LOAF_WIDTH * spot.scale, height: LOAF_HEIGHT * spot.scale }}
      >
        <Loaf
          colour={baker ? colourOf(baker) : "var(--ink-soft)"}
          label={loafLabel(scene, loaf.id)}
          bites={eater ? bitesAt(partOf(eater, atUs)) : 0}
        />
      </Put>
    );
  });
}
