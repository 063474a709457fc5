/**
 * The people themselves: at their station, in a waiting line, or on their way home. Their pose tells their state.
 */
import { m } from "framer-motion";
import { memo } from "react";
import { firstPlate, labelOf, type Person, type Plate } from "../../replay/index.ts";
import { useKitchen, useKitchenParts } from "../use-kitchen.ts";
import { Figure, type Pose } from "./art/index.ts";
import { useKitchenTime } from "./kitchen-time.ts";
import { type Layout, lineUp } from "./layout.ts";
import { colourOf, poseOf } from "./people.ts";
import css from "./Stage.module.css";

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly opacity: number;
  /** Who stands in front, where people overlap. */
  readonly depth?: number;
}

/** The plate's two waiting lines. */
export type Lines = Pick<Plate, "putLine" | "getLine">;

/** Where somebody stands. Their figure is drawn as large as at their station and scaled elsewhere. */
export function spotOf(layout: Layout, person: Person, i: number, lines: Lines): Spot | null {
  const stations = person.role === "baker" ? layout.bakers : layout.eaters;
  const figure = stations[i]?.figure;
  if (!figure) return null;
  if (person.state === "gone") {
    const scale = (layout.door.height * 0.66) / figure.height;
    const x = layout.door.x + (layout.door.width - figure.width * scale) / 2;
    return { x, y: layout.door.y + layout.door.height * 0.34, scale, opacity: 0 };
  }
  const isBaker = person.role === "baker";
  const [line, other] = isBaker ? [lines.putLine, lines.getLine] : [lines.getLine, lines.putLine];
  const place = line.findIndex((waiter) => waiter.task === person.task);
  if (place < 0) return { x: figure.x, y: figure.y, scale: 1, opacity: 1 };
  const { firstX, stepX, scale } = lineUp(layout, isBaker ? "put" : "get", line.length, other.length === 0);
  const height = layout.walker.height * scale;
  const y = layout.lines.y + layout.lines.height - height;
  return { x: firstX + stepX * place, y, scale: height / figure.height, opacity: 1, depth: line.length - place };
}

/** Whose figure somebody is drawn with. */
export const figureOf = (role: Person["role"]): "baker" | "eater" => (role === "eater" ? "eater" : "baker");

interface WalkersProps {
  readonly layout: Layout;
  readonly bakers: readonly Person[];
  readonly eaters: readonly Person[];
  readonly glide: number;
}

export function Walkers({ layout, bakers, eaters, glide }: WalkersProps) {
  const { putLine, getLine, end } = useKitchenParts(({ scene }) => ({
    putLine: firstPlate(scene).putLine,
    getLine: firstPlate(scene).getLine,
    end: scene.end,
  }));
  const lines = { putLine, getLine };
  const draw = (people: readonly Person[]) =>
    people.map((person, i) => {
      const spot = spotOf(layout, person, i, lines);
      const stations = person.role === "baker" ? layout.bakers : layout.eaters;
      const figure = stations[i]?.figure;
      if (!spot || !figure) return null;
      return (
        <Walker
          key={person.task}
          task={person.task}
          role={figureOf(person.role)}
          index={person.index}
          pose={poseOf(person, end === "finished")}
          width={figure.width}
          {...spot}
          glide={person.state === "gone" ? glide * 2.4 : glide}
        />
      );
    });
  return (
    <div className={css.layer} aria-hidden="true">
      {draw(bakers)}
      {draw(eaters)}
    </div>
  );
}

interface WalkerProps extends Spot {
  readonly task: number;
  readonly role: "baker" | "eater";
  readonly index: number;
  readonly pose: Pose;
  readonly width: number;
  readonly glide: number;
}

const Walker = memo(function Walker({
  task,
  role,
  index,
  pose,
  width,
  x,
  y,
  scale,
  opacity,
  depth,
  glide,
}: WalkerProps) {
  const { beat } = useKitchenTime();
  const label = useKitchen(({ scene }) => labelOf(scene.people, task));
  const isLeaving = opacity === 0;
  return (
    <m.div
      className={css.walker}
      style={{ width, height: width * 1.3, zIndex: depth }}
      initial={false}
      animate={{ x, y, scale, opacity }}
      transition={{
        duration: glide,
        ease: "easeInOut",
        opacity: { duration: glide * 0.4, delay: isLeaving ? glide * 0.6 : 0 },
      }}
    >
      <Figure
        role={role}
        pose={pose}
        colour={colourOf({ role, index })}
        label={label}
        seed={index}
        {...(beat ? { beat } : {})}
      />
    </m.div>
  );
});
