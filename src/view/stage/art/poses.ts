// Owns the vocabulary of figures: roles, poses, where hands are and what mood a pose puts on a face.
// Leaves the drawing itself to Figure, Head and Clothes.

/** A figure is drawn 80 wide and 104 high. */
export const FIGURE_RATIO = 104 / 80;

export type Role = "baker" | "eater" | "topper" | "manager" | "bystander";

/** What hands and face say. Of anybody: woken, overtaken, cancelled, with nothing to do, in trouble, on the way home. */
export type CommonPose = "ready" | "puzzled" | "startled" | "asleep" | "resting" | "trouble" | "gone";
export type BakerPose = "baking" | "opening" | "carrying" | "dropping" | "holding";
export type EaterPose = "hungry" | "reaching" | "taking" | "carrying" | "eating" | "biting";
export type ManagerPose = "counting" | "tally" | "waiting" | "closing";
export type Pose = CommonPose | BakerPose | EaterPose | ManagerPose | "working";

export type Mood =
  | "calm"
  | "worried"
  | "alert"
  | "happy"
  | "dismayed"
  | "hungry"
  | "chewing"
  | "reading"
  | "impatient"
  | "glad"
  | "biting"
  | "puzzled"
  | "startled"
  | "asleep";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** One arm: the sleeve as a path from the shoulder, and the hand where it ends. */
export interface Arm {
  readonly d: string;
  readonly hand: Spot;
  /** Reaches across the body, so it is drawn over it. */
  readonly across?: boolean;
}

export interface Stance {
  readonly mood: Mood;
  /** By how many degrees the head leans, to its left where it is less than 0, and how far it has sunk. */
  readonly lean?: number;
  readonly sunk?: number;
  readonly left: Arm;
  readonly right: Arm;
}

const arm = (shoulderX: number, bendX: number, bendY: number, x: number, y: number): Arm => ({
  d: `M${shoulderX} 59Q${bendX} ${bendY} ${x} ${y}`,
  hand: { x, y },
});
const left = (bendX: number, bendY: number, x: number, y: number) => arm(25, bendX, bendY, x, y);
const right = (bendX: number, bendY: number, x: number, y: number) => arm(55, bendX, bendY, x, y);

const over = (reaching: Arm): Arm => ({ ...reaching, across: true });

const restLeft = left(17, 68, 16, 80);
const restRight = right(63, 68, 64, 80);
const raised = right(68, 62, 68, 45);
const dismayedLeft = over(left(8, 66, 22.5, 46));
const dismayedRight = over(right(72, 66, 57.5, 46));

/** Both hands before the chest, with a loaf between them. */
const heldLeft = over(left(11, 76, 22.5, 65));
const heldRight = over(right(69, 76, 57.5, 65));

/** Poses that look alike in everybody. */
const common: Partial<Record<Pose, Stance>> = {
  ready: { mood: "alert", left: restLeft, right: raised },
  puzzled: { mood: "puzzled", lean: 9, left: restLeft, right: over(right(72, 74, 47, 53)) },
  startled: { mood: "startled", left: left(8, 58, 9, 40), right: right(72, 58, 71, 40) },
  asleep: { mood: "asleep", lean: -12, sunk: 9, left: over(left(13, 80, 46, 84)), right: over(right(67, 80, 34, 86)) },
  trouble: { mood: "dismayed", left: dismayedLeft, right: dismayedRight },
  gone: { mood: "happy", left: restLeft, right: raised },
  carrying: { mood: "happy", left: over(left(10, 80, 25, 74)), right: over(right(70, 80, 57, 74)) },
  holding: { mood: "worried", left: heldLeft, right: heldRight },
  opening: { mood: "calm", lean: -10, left: left(9, 60, -4, 63), right: over(right(48, 84, 7, 73)) },
  dropping: { mood: "happy", left: over(left(38, 76, 73, 60)), right: right(69, 66, 84, 53) },
  hungry: { mood: "hungry", left: over(left(7, 76, 27, 87)), right: right(67, 72, 66, 71) },
  reaching: { mood: "happy", left: left(9, 62, -5, 50), right: restRight },
  taking: { mood: "happy", left: left(7, 66, 2, 56), right: over(right(50, 84, 20, 67)) },
  eating: { mood: "chewing", left: over(left(8, 80, 26, 66)), right: over(right(72, 80, 54, 66)) },
  biting: { mood: "biting", left: over(left(6, 76, 26, 59)), right: over(right(74, 76, 54, 59)) },
  working: { mood: "calm", left: over(left(9, 80, 26, 82)), right: over(right(71, 80, 54, 82)) },
};

const own: Partial<Record<Role, Partial<Record<Pose, Stance>>>> = {
  eater: {
    ready: { mood: "alert", left: left(12, 66, 13, 74), right: raised },
    gone: { mood: "happy", left: over(left(7, 76, 27, 87)), right: raised },
  },
  manager: {
    counting: { mood: "reading", left: over(left(13, 74, 20, 78)), right: right(66, 74, 66, 62) },
    waiting: { mood: "impatient", left: over(left(3, 70, 20, 82)), right: right(68, 76, 64, 68) },
    tally: { mood: "reading", lean: 9, left: over(left(3, 70, 20, 82)), right: right(68, 62, 84, 52) },
    closing: { mood: "glad", left: restLeft, right: raised },
  },
};

const atEase: Stance = { mood: "calm", left: restLeft, right: restRight };

export function stanceOf(role: Role, pose: Pose): Stance {
  return own[role]?.[pose] ?? common[pose] ?? atEase;
}

export interface HandSpot extends Spot {
  /** The widest loaf that the hands embrace. */
  readonly width: number;
}

const CHEST: HandSpot = { x: 40, y: 61, width: 30 };

const hands: Partial<Record<Pose, HandSpot>> = {
  carrying: { x: 41, y: 70, width: 30 },
  holding: CHEST,
  dropping: { x: 83, y: 46, width: 30 },
  reaching: { x: -8, y: 47, width: 26 },
  taking: { x: 11, y: 54, width: 26 },
  eating: { x: 40, y: 64, width: 24 },
  biting: { x: 40, y: 57, width: 24 },
  working: { x: 40, y: 80, width: 28 },
};

/** Centre of a loaf in somebody's hands, in units of a figure's 80 x 104; null where they hold, give and take nothing. */
export const handSpot = (pose: Pose): HandSpot | null => hands[pose] ?? null;
