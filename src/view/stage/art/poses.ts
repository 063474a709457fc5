// Owns the vocabulary of figures: roles, poses, where hands are and what mood a pose puts on a face.
// Leaves the drawing itself to Figure, Head and Clothes.

export type Role = "baker" | "eater" | "manager";

export type BakerPose = "baking" | "holding" | "ready" | "gone" | "trouble";
export type EaterPose = "hungry" | "ready" | "eating" | "gone" | "trouble";
export type ManagerPose = "counting" | "waiting" | "ready" | "closing" | "gone" | "trouble";
export type Pose = BakerPose | EaterPose | ManagerPose;

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
  | "glad";

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

const trouble: Stance = { mood: "dismayed", left: dismayedLeft, right: dismayedRight };
const goodbye: Stance = { mood: "happy", left: restLeft, right: raised };

const stances: Record<Role, Partial<Record<Pose, Stance>>> = {
  baker: {
    baking: { mood: "calm", left: restLeft, right: restRight },
    holding: { mood: "worried", left: over(left(11, 76, 22.5, 65)), right: over(right(69, 76, 57.5, 65)) },
    ready: { mood: "alert", left: restLeft, right: raised },
    gone: goodbye,
    trouble,
  },
  eater: {
    hungry: { mood: "hungry", left: over(left(7, 76, 27, 87)), right: right(67, 72, 66, 71) },
    ready: { mood: "alert", left: left(12, 66, 13, 74), right: raised },
    eating: { mood: "chewing", left: over(left(8, 78, 25, 58)), right: over(right(72, 78, 55, 58)) },
    gone: { mood: "happy", left: over(left(7, 76, 27, 87)), right: raised },
    trouble,
  },
  manager: {
    counting: { mood: "reading", left: over(left(13, 74, 20, 78)), right: right(66, 74, 66, 62) },
    waiting: { mood: "impatient", left: over(left(3, 70, 20, 82)), right: right(68, 76, 64, 68) },
    ready: { mood: "alert", left: restLeft, right: raised },
    closing: { mood: "glad", left: restLeft, right: raised },
    gone: goodbye,
    trouble,
  },
};

const atEase: Stance = { mood: "calm", left: restLeft, right: restRight };

export function stanceOf(role: Role, pose: Pose): Stance {
  return stances[role][pose] ?? atEase;
}

const chest: Spot = { x: 40, y: 61 };
const chin: Spot = { x: 40, y: 55 };

/**
 * Centre of a loaf in a figure's hands, in units of its 80 x 104 viewBox; `width` is the widest loaf the hands embrace.
 * Only these two poses hold anything, hence the narrow keys.
 */
export const handSpot: {
  readonly baker: { readonly holding: Spot & { readonly width: number } };
  readonly eater: { readonly eating: Spot & { readonly width: number } };
} = {
  baker: { holding: { ...chest, width: 30 } },
  eater: { eating: { ...chin, width: 26 } },
};
