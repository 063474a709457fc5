/**
 * The loaves outside the ovens: in a hand, on the plate, being eaten. Each keeps its identity, so it glides from place
 * to place; with reduced motion it fades in where it is now. What is eaten was a crumb and needs no farewell.
 */
import { m, useMotionValueEvent, useReducedMotion } from "framer-motion";
import { memo, useState } from "react";
import { firstPlate, type Person, type Scene, type SceneLoaf } from "../../replay/index.ts";
import { useActions, useKitchen } from "../use-kitchen.ts";
import { handSpot, Loaf } from "./art/index.ts";
import { useProgress } from "./kitchen-time.ts";
import type { Box, Layout } from "./layout.ts";
import { useSlotBoxes } from "./PlateArea.tsx";
import { colourOf, loafLabel, nextOut } from "./people.ts";
import css from "./Stage.module.css";
import { spotOf } from "./Walkers.tsx";

/** A loaf's picture is drawn this wide and scaled to its place. */
export const LOAF_WIDTH = 56;
export const LOAF_HEIGHT = 40;
/** A loaf being eaten is drawn larger than life, so that its label can be read. */
const MOUTHFUL = 1.3;
const HANDFUL = 1.2;
/** Where the oven's window is, as fractions of the oven. */
const OVEN_WINDOW = { x: 0.5, y: 0.5, width: 0.32 };

interface LoavesProps {
  readonly layout: Layout;
  readonly bakers: readonly Person[];
  readonly eaters: readonly Person[];
  readonly slots: number;
  readonly glide: number;
}

export function Loaves({ layout, bakers, eaters, slots, glide }: LoavesProps) {
  const scene = useKitchen((state) => state.scene);
  const boxes = useSlotBoxes(layout, slots);
  const isStill = useReducedMotion();
  const selectedLoaf = useKitchen((state) => state.selectedLoaf);
  const { selectLoaf } = useActions();
  const settings = useKitchen((state) => state.settings);
  const next = nextOut(scene, settings);
  const outside = [...scene.loaves.values()].filter((loaf) => loaf.place.at !== "oven");
  const sprites = outside.flatMap((loaf) => {
    const to = spotOfLoaf(layout, scene, loaf, bakers, eaters, boxes);
    return to ? [{ loaf, to, from: ovenOf(layout, bakers, loaf.baker) ?? to }] : [];
  });
  return (
    <div
      aria-hidden="true"
      data-made={scene.made}
      data-eaten={scene.eaten}
      data-lost={scene.lost}
      data-undrawn={outside.length - sprites.length}
    >
      {sprites.map(({ loaf, to, from }) => {
        const baker = scene.people[loaf.baker];
        const eater = loaf.place.at === "mouth" ? scene.people[loaf.place.holder] : undefined;
        return (
          <LoafSprite
            key={isStill ? `${loaf.id} ${placeKey(loaf)}` : loaf.id}
            colour={baker ? colourOf(baker) : "var(--ink-soft)"}
            label={loafLabel(scene, loaf.id)}
            x={to.x}
            y={to.y}
            scale={to.scale}
            fromX={isStill ? to.x : from.x}
            fromY={isStill ? to.y : from.y}
            isNext={loaf.id === next}
            isLit={loaf.id === selectedLoaf}
            id={loaf.id}
            onSelect={selectLoaf}
            sinceUs={eater?.sinceUs ?? 0}
            untilUs={eater ? (eater.untilUs ?? 0) : null}
            glide={glide}
          />
        );
      })}
    </div>
  );
}

interface LoafSpot {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const placeKey = ({ place }: SceneLoaf): string => (place.at === "plate" ? `plate ${place.slot}` : place.at);

/** Where a loaf is drawn: its picture's top left corner and size. Null in an oven, which draws it itself. */
export function spotOfLoaf(
  layout: Layout,
  scene: Scene,
  loaf: SceneLoaf,
  bakers: readonly Person[],
  eaters: readonly Person[],
  boxes: readonly Box[],
): LoafSpot | null {
  const { place } = loaf;
  if (place.at === "oven") return null;
  if (place.at === "plate") {
    const box = place.queue === firstPlate(scene).queue ? boxes[place.slot] : undefined;
    return box ? { x: box.x, y: box.y, scale: box.width / LOAF_WIDTH } : null;
  }
  const people = place.at === "hand" ? bakers : eaters;
  const i = people.findIndex((person) => person.task === place.holder);
  const person = people[i];
  const stand = person && spotOf(layout, person, i, firstPlate(scene));
  const figure = (place.at === "hand" ? layout.bakers : layout.eaters)[i]?.figure;
  if (!stand || !figure) return null;
  const hand = place.at === "hand" ? handSpot.baker.holding : handSpot.eater.eating;
  const unit = (figure.width / 80) * stand.scale;
  const width = hand.width * unit * (place.at === "mouth" ? MOUTHFUL : HANDFUL);
  return {
    x: stand.x + hand.x * unit - width / 2,
    y: stand.y + hand.y * unit - (width * LOAF_HEIGHT) / LOAF_WIDTH / 2,
    scale: width / LOAF_WIDTH,
  };
}

/** The window of a baker's oven, out of which new loaves come. */
function ovenOf(layout: Layout, bakers: readonly Person[], task: number): LoafSpot | null {
  const oven = layout.bakers[bakers.findIndex((person) => person.task === task)]?.oven;
  if (!oven) return null;
  const scale = (oven.width * OVEN_WINDOW.width) / LOAF_WIDTH;
  return {
    x: oven.x + oven.width * OVEN_WINDOW.x - (LOAF_WIDTH * scale) / 2,
    y: oven.y + oven.height * OVEN_WINDOW.y - (LOAF_HEIGHT * scale) / 2,
    scale,
  };
}

interface LoafSpriteProps extends LoafSpot {
  readonly colour: string;
  readonly label: string;
  readonly fromX: number;
  readonly fromY: number;
  readonly isNext: boolean;
  readonly isLit: boolean;
  readonly id: number;
  readonly onSelect: (loaf: number | null) => void;
  readonly sinceUs: number;
  readonly untilUs: number | null;
  readonly glide: number;
}

const LoafSprite = memo(function LoafSprite(props: LoafSpriteProps) {
  const { colour, label, x, y, scale, fromX, fromY, isNext, isLit, id, onSelect, sinceUs, untilUs, glide } = props;
  const bites = useBites(sinceUs, untilUs);
  return (
    <m.div
      className={css.loaf}
      style={{ width: LOAF_WIDTH, height: LOAF_HEIGHT }}
      data-next={isNext || undefined}
      data-lit={isLit || undefined}
      // For the pointer only: the story and the timeline do the same by keys.
      onClick={() => onSelect(isLit ? null : id)}
      initial={glide > 0 ? { x: fromX, y: fromY, scale, opacity: 0.2 } : false}
      animate={{ x, y, scale, opacity: 1 }}
      // The curve rises a little before it falls, so that a loaf is thrown rather than pushed.
      transition={{
        duration: glide,
        x: { duration: glide, ease: "easeOut" },
        y: { duration: glide, ease: [0.3, -0.45, 0.5, 1] },
        opacity: { duration: glide * 0.3 },
      }}
    >
      <Loaf colour={colour} label={label} bites={bites} />
    </m.div>
  );
});

const BITES = 4;
/** The part of a meal in which the loaf is still on its way to the mouth. */
const ARRIVAL = 0.4;
export const bitesAt = (part: number): number =>
  Math.max(0, Math.min(BITES, Math.floor(((part - ARRIVAL) / (1 - ARRIVAL)) * (BITES + 1))));

/** How many bites are gone of a loaf that is eaten from one time to another; none while that is not known. */
function useBites(sinceUs: number, untilUs: number | null): number {
  const progress = useProgress(sinceUs, untilUs);
  const [bites, setBites] = useState(() => bitesAt(progress.get()));
  useMotionValueEvent(progress, "change", (part) => setBites(bitesAt(part)));
  return bites;
}
