/**
 * People and stages in a link: `NAME:PACE:…`, and `NAME:PACE,…/SIZE:BOUNDED:ORDER` for the toppers of a stage and their plate.
 */
import type { BakerSettings, EaterSettings, StageSettings } from "../bakery/index.ts";
import {
  booleanIn,
  decodeChoice,
  decodePace,
  encodeChoice,
  encodePace,
  listIn,
  numberIn,
  unescapeText,
} from "./link-text.ts";

export function encodeBaker({ name, seconds, breads, priority, habit }: BakerSettings): string {
  const fields = [encodeURIComponent(name), encodePace(seconds), String(breads), String(priority)];
  if (habit) return [...fields, encodeChoice(habit)].join(":");
  if (priority === 0) fields.pop();
  if (priority === 0 && breads === "plateful") fields.pop();
  return fields.join(":");
}

export const encodeEater = ({ name, seconds, habit }: EaterSettings): string =>
  [encodeURIComponent(name), encodePace(seconds), ...(habit ? [encodeChoice(habit)] : [])].join(":");

export function decodeBaker(text: string): unknown {
  const [name = "", seconds, breads, priority, habit, ...rest] = text.split(":");
  return {
    name: unescapeText(name),
    seconds: decodePace(seconds),
    breads: numberIn(breads),
    priority: numberIn(priority),
    habit: decodeChoice(habit),
    ...extra(rest),
  };
}

export function encodeStage({ toppers, plate: { size, bounded, order } }: StageSettings): string {
  const plate = [String(size), bounded ? "1" : "0", order];
  if (order === "fifo") plate.pop();
  if (order === "fifo" && bounded) plate.pop();
  const names = toppers.map(({ name, seconds }) => `${encodeURIComponent(name)}:${encodePace(seconds)}`);
  return `${names.join(",")}/${plate.join(":")}`;
}

export function decodeStage(text: string): unknown {
  const [toppers, plate = "", ...rest] = text.split("/");
  const [size, bounded, order, ...more] = plate.split(":");
  return {
    toppers: listIn(toppers).map(decodeTopper),
    plate: {
      size: numberIn(size === "" ? undefined : size),
      bounded: booleanIn(bounded),
      order: order === undefined ? undefined : unescapeText(order),
      ...extra(more),
    },
    ...extra(rest),
  };
}

function decodeTopper(text: string): unknown {
  const [name = "", seconds, ...rest] = text.split(":");
  return { name: unescapeText(name), seconds: decodePace(seconds), ...extra(rest) };
}

export function decodeEater(text: string): unknown {
  const [name = "", seconds, habit, ...rest] = text.split(":");
  return { name: unescapeText(name), seconds: decodePace(seconds), habit: decodeChoice(habit), ...extra(rest) };
}

/** Too many fields become one that the scenario's reader does not know, whatever it says, and names. */
const extra = (rest: string[]): object => (rest.length > 0 ? { [`:${rest.join(":")}`]: rest.join(":") } : {});
