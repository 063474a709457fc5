/**
 * Blend: the picture between two, for a step: everybody and every loaf on their way from the one to the other. Or, for who
 * wants nothing to move, the one fading into the other.
 */
import type { LoafSprite, PersonSprite, Picture } from "./sprites.ts";

/** How far something moves before it counts as moved, in pixels. */
const MOVED = 2;

export function blend(from: Picture, to: Picture, part: number): Picture {
  if (part >= 1) return to;
  const people = byKey(from.people, taskOf);
  const loaves = byKey(from.loaves, idOf);
  return {
    ...to,
    people: to.people.map((sprite) => {
      const before = people.get(sprite.person.task);
      if (!before || isNear(before, sprite)) return sprite;
      return {
        ...sprite,
        ...mix(before, sprite, part),
        height: lerp(before.height, sprite.height, part),
        isHidden: false,
      };
    }),
    loaves: to.loaves.map((sprite) => {
      const before = loaves.get(sprite.loaf.id);
      if (!before || isNear(before, sprite)) return sprite;
      const order = Math.max(before.order, sprite.order);
      return { ...sprite, ...mix(before, sprite, part), width: lerp(before.width, sprite.width, part), order };
    }),
  };
}

/** Whatever has moved is gone from its old place in the first half, and comes at its new one in the second. */
export function crossFade(from: Picture, to: Picture, part: number): Picture {
  if (part >= 1) return to;
  const isLeaving = part < 0.5;
  const shown = isLeaving ? from : to;
  const others = isLeaving ? to : from;
  const people = byKey(others.people, taskOf);
  const opacity = Math.abs(part - 0.5) * 2;
  return {
    ...to,
    people: shown.people.map((sprite) => {
      const other = people.get(sprite.person.task);
      return other && isNear(other, sprite) ? sprite : { ...sprite, opacity: sprite.opacity * opacity };
    }),
    loaves: isLeaving ? from.loaves : to.loaves,
  };
}

const taskOf = ({ person }: PersonSprite): number => person.task;
const idOf = ({ loaf }: LoafSprite): number => loaf.id;

const byKey = <T>(sprites: readonly T[], key: (sprite: T) => number): Map<number, T> =>
  new Map(sprites.map((sprite) => [key(sprite), sprite]));

interface Placed {
  readonly x: number;
  readonly y: number;
}

const isNear = (a: Placed, b: Placed): boolean => Math.abs(a.x - b.x) < MOVED && Math.abs(a.y - b.y) < MOVED;
const lerp = (a: number, b: number, part: number): number => a + (b - a) * part;
const mix = (a: Placed, b: Placed, part: number): Placed => ({ x: lerp(a.x, b.x, part), y: lerp(a.y, b.y, part) });
