/**
 * Sprites: the picture of the kitchen as data: where everybody and every loaf is, in which pose, how large, and who is in
 * front of whom. sprite-maker.ts makes it from a scene, what has just moved, a layout and the kitchen's time; painters
 * draw it.
 */
import type { Settings } from "../../bakery/index.ts";
import { type Movements, NO_MOVEMENTS, type Person, type Scene, type SceneLoaf } from "../../replay/index.ts";
import { boardInner, handSpot, type Pose, plateInner, rackInner, stackInner } from "./art/index.ts";
import type { Durations } from "./choreography.ts";
import type { Box, Layout, Station } from "./layout.ts";
import { LOAF_HEIGHT, LOAF_WIDTH, type PlateKind, type Spot } from "./slots.ts";

export interface PersonSprite {
  readonly person: Person;
  readonly pose: Pose;
  /** The figure's top left corner and height. */
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly opacity: number;
  /** Who is drawn over whom. */
  readonly order: number;
  /** Their place in a waiting line of a plate; -1 for who stands in none. */
  readonly place: number;
  /** Behind all for whom a line has room. */
  readonly isHidden: boolean;
  readonly isMoving: boolean;
}

export interface LoafSprite {
  readonly loaf: SceneLoaf;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** How much flatter than at rest, 0 to 1, and turned, in degrees. */
  readonly squash: number;
  readonly turn: number;
  readonly bites: number;
  readonly order: number;
  readonly isMoving: boolean;
}

/** A baker's oven, or the table of somebody else. */
export interface DeskSprite {
  readonly person: Person;
  readonly station: Station;
  readonly isOpen: boolean;
  /** Its owner stands in a line of a plate. */
  readonly isAway: boolean;
}

export interface PlateSprite {
  readonly queue: number;
  readonly kind: PlateKind;
  readonly maxsize: number;
  /** As many loaves as are seen to lie on it. */
  readonly count: number;
  readonly isFull: boolean;
  readonly slots: readonly Spot[];
  /** The loaf that comes out next; null on an empty plate. */
  readonly next: number | null;
  /** How many wait, woken ones among them. */
  readonly putLine: number;
  readonly getLine: number;
  /** Put and seen to lie there, and not yet reported done. */
  readonly unfinished: number;
}

export interface Picture {
  readonly scene: Scene;
  readonly atUs: number;
  readonly layout: Layout;
  readonly people: readonly PersonSprite[];
  readonly desks: readonly DeskSprite[];
  readonly loaves: readonly LoafSprite[];
  readonly plates: readonly PlateSprite[];
}

export interface Moment {
  readonly scene: Scene;
  readonly settings: Settings | null;
  readonly movements: Movements;
  readonly atUs: number;
  readonly durations: Durations;
}

/** What has moved, as if all of it were over. */
export const settled = ({ lines }: Movements): Movements => ({ ...NO_MOVEMENTS, lines });

/** Who is drawn over whom: the greater over the smaller. */
export const ORDER = { plate: 5, home: 10, table: 20, line: 30, walking: 45, inAir: 60 } as const;

const MOUTHFUL = 1.15;
const HANDFUL = 1.12;

/** Where a plate's loaves lie. */
export function insideOf(kind: PlateKind, box: Box): Box {
  const inner = { china: plateInner, board: boardInner, stack: stackInner, rack: rackInner }[kind];
  return {
    x: box.x + inner.x * box.width,
    y: box.y + inner.y * box.height,
    width: inner.width * box.width,
    height: inner.height * box.height,
  };
}

/** Where a loaf is in somebody's hands. */
export function inHand({
  person,
  pose,
  x,
  y,
  height,
}: Pick<PersonSprite, "person" | "pose" | "x" | "y" | "height">): Spot {
  const unit = height / 104;
  const hand = handSpot(pose) ?? { x: 40, y: 60, width: 28 };
  const width = hand.width * unit * (person.role === "eater" ? MOUTHFUL : HANDFUL);
  return { x: x + hand.x * unit, y: y + hand.y * unit, width };
}

/** A loaf's picture has its middle where the loaf is. */
export const heightOfLoaf = (width: number): number => (width * LOAF_HEIGHT) / LOAF_WIDTH;
