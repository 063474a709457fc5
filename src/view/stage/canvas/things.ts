/**
 * Things on a canvas: what is painted, where it is, and which is seen at a place.
 */
import { FIGURE_RATIO } from "../art/index.ts";
import type { Box } from "../layout.ts";
import { type DeskSprite, heightOfLoaf, type LoafSprite, type PersonSprite, type Picture } from "../sprites.ts";

export type Thing = DeskSprite | PersonSprite | LoafSprite;

export function keyOf(thing: Thing): string {
  if ("station" in thing) return `d${thing.person.task}`;
  return "pose" in thing ? `p${thing.person.task}` : `l${thing.loaf.id}`;
}

export const orderOf = (thing: Thing): number => ("station" in thing ? 0 : thing.order);

export function boxOf(thing: Thing): Box {
  if ("station" in thing) return thing.station.box;
  if ("pose" in thing) return { x: thing.x, y: thing.y, width: thing.height / FIGURE_RATIO, height: thing.height };
  const height = heightOfLoaf(thing.width);
  return { x: thing.x - thing.width / 2, y: thing.y - height / 2, width: thing.width, height };
}

/** The person or the loaf that is seen at a place of the picture: who is in front of others first. */
export function thingAt(picture: Picture, x: number, y: number): PersonSprite | LoafSprite | null {
  let found: PersonSprite | LoafSprite | null = null;
  const isIn = (box: Box): boolean => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  for (const person of picture.people)
    if (!person.isHidden && isIn(boxOf(person)) && person.order >= orderIf(found)) found = person;
  for (const loaf of picture.loaves) if (isIn(boxOf(loaf)) && loaf.order >= orderIf(found)) found = loaf;
  return found;
}

const orderIf = (found: PersonSprite | LoafSprite | null): number => found?.order ?? -1;
