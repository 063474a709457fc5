// Owns one person: puts body, head, arms and props together and lets them live by the beat of kitchen time.
// Leaves loaves, tables, names and positions on the stage to the caller; `handSpot` in poses.ts says where loaves go.
import { memo, useCallback } from "react";
import { type Beat, STILL } from "./beat.ts";
import { Body, Hat, HeldFront, HeldRight, Legs, sleeveOf, wearsHat } from "./Clothes.tsx";
import { HairBehind, Head } from "./Head.tsx";
import { lookOf } from "./looks.ts";
import { Moving } from "./Moving.tsx";
import type { Arm, Pose, Role } from "./poses.ts";
import { stanceOf } from "./poses.ts";

export interface FigureProps {
  role: Role;
  pose: Pose;
  colour: string;
  label: string;
  seed: number;
  /** Without one they stand still. */
  beat?: Beat;
}

const LINE = "var(--art-line)";
const turn = Math.PI * 2;

interface LimbProps {
  arm: Arm;
  sleeve: string;
  hand: string;
}

function Sleeve({ arm, sleeve }: LimbProps) {
  return (
    <>
      <path d={arm.d} fill="none" stroke={LINE} strokeWidth="12" strokeLinecap="round" />
      <path d={arm.d} fill="none" stroke={sleeve} strokeWidth="8" strokeLinecap="round" />
    </>
  );
}

function Hand({ arm, hand }: LimbProps) {
  return <circle cx={arm.hand.x} cy={arm.hand.y} r="5.2" fill={hand} stroke={LINE} strokeWidth="2" />;
}

// A square cuff sets an oven mitt apart from a bare hand even at 40 pixels.
function Mitt({ arm, hand, side }: LimbProps & { side: 1 | -1 }) {
  const { x, y } = arm.hand;
  return (
    <path
      d={`M${x - 5} ${y - 5}H${x + 5}V${y + 3}C${x + 5} ${y + 9} ${x - 5} ${y + 9} ${x - 5} ${y + 3}Z`}
      fill={hand}
      stroke={LINE}
      strokeWidth="2"
      strokeLinejoin="round"
      transform={`rotate(${side * 6} ${x} ${y})`}
    />
  );
}

const marks: Partial<Record<Pose, string>> = {
  ready: "M13 24L7.4 21M11.6 32.4H5.4M15.4 16.6L11.4 11.4",
  trouble: "M12.6 25L6.8 22.4M15.4 17L11.2 11.6M67.4 25L73.2 22.4M64.6 17L68.8 11.6",
  startled: "M70 8V19.6M70 25.6h.01M10 8V19.6M10 25.6h.01",
  holding: "M66.4 17C63.6 21.4 63.4 23.6 66.4 24.4C69.4 23.6 69.2 21.4 66.4 17Z",
  puzzled: "M65 11C65 5.6 74 5.4 74 11C74 15 69.6 14.6 69.6 19.4M69.6 25.4h.01",
  asleep: "M62 20H68.4L62 27.4H68.4M70.4 7.6H75.4L70.4 13.4H75.4",
};

const BOBBING: ReadonlySet<Pose> = new Set(["hungry", "ready", "gone"]);
const MITTED: ReadonlySet<Pose> = new Set(["baking", "opening", "carrying", "dropping", "holding", "asleep"]);
const RAISED: ReadonlySet<Pose> = new Set(["gone", "ready", "closing"]);
const POINTING: ReadonlySet<Pose> = new Set(["ready", "tally"]);

const shift = (y: number): string => `translate(0 ${y.toFixed(2)})`;

/** How far down a head is that chews, or shivers, or has sunk. */
function nodAt(pose: Pose, value: number): string {
  if (pose === "eating") return shift(Math.sin(value * turn) * 0.7);
  if (pose === "asleep") return shift(Math.sin(value * turn * 0.25) * 0.8);
  return shift(pose === "holding" || pose === "trouble" ? Math.sin(value * turn * 2) * 0.35 : 0);
}

/** By how many degrees an arm is turned that waves, or writes. */
function swingAt(pose: Pose, value: number): number {
  if (pose === "gone") return Math.sin(value * turn) * 9;
  if (pose === "ready") return Math.sin(value * turn) * 3;
  return pose === "counting" ? Math.max(0, Math.sin(value * turn)) * -5 : 0;
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one drawing
export const Figure = memo(function Figure({ role, pose, colour, label, seed, beat }: FigureProps) {
  const time = beat ?? STILL;
  const phase = beat ? (Math.abs(Math.trunc(seed)) % 7) * 0.31 : 0;
  const look = lookOf(role, seed);
  const stance = stanceOf(role, pose);
  const hatted = wearsHat(role, pose);
  const sleeve = sleeveOf(role, pose, look);
  const limb = { sleeve, hand: look.skin };
  const mitts = role === "baker" && MITTED.has(pose);
  const raised = RAISED.has(pose);
  const points = POINTING.has(pose) && role !== "eater";
  const cries = marks[pose];
  const { x: handX, y: handY } = stance.right.hand;
  const isMoved = beat !== undefined;

  const bob = useCallback(
    (value: number): string => shift(isMoved && BOBBING.has(pose) ? Math.sin((value + phase) * turn * 0.5) * 0.7 : 0),
    [isMoved, pose, phase],
  );
  const { lean = 0, sunk = 0 } = stance;
  const nod = useCallback(
    (value: number): string => `translate(0 ${sunk}) rotate(${lean} 40 50) ${nodAt(pose, isMoved ? value : 0)}`,
    [isMoved, pose, lean, sunk],
  );
  const swing = useCallback(
    (value: number): string => `rotate(${(isMoved ? swingAt(pose, value + phase) : 0).toFixed(2)} 55 59)`,
    [isMoved, pose, phase],
  );
  const finger = pose === "tally" ? `M${handX} ${handY}L${handX + 9} ${handY - 6}` : `M${handX} ${handY}V${handY - 11}`;

  return (
    <svg
      viewBox="0 0 80 104"
      width="100%"
      height="100%"
      aria-hidden="true"
      style={{ display: "block", overflow: "visible", filter: pose === "gone" ? "saturate(0.7)" : undefined }}
    >
      <Moving beat={time} transform={bob}>
        <g transform={`translate(0 ${sunk}) rotate(${lean} 40 50)`}>
          <HairBehind look={look} hatted={hatted} />
        </g>
      </Moving>
      <Legs look={look} beat={pose === "waiting" || pose === "tally" ? beat : undefined} />
      <Moving beat={time} transform={bob}>
        {stance.left.across ? null : <Sleeve arm={stance.left} {...limb} />}
        {raised || stance.right.across ? null : <Sleeve arm={stance.right} {...limb} />}
        <Body role={role} pose={pose} colour={colour} label={label} look={look} />
        {stance.left.across ? <Sleeve arm={stance.left} {...limb} /> : null}
        {stance.right.across ? <Sleeve arm={stance.right} {...limb} /> : null}
        <Moving beat={time} transform={nod}>
          <Head look={look} mood={stance.mood} beat={time} phase={phase} />
          <Hat role={role} pose={pose} look={look} colour={colour} />
        </Moving>
        <Moving beat={time} transform={swing}>
          {raised ? <Sleeve arm={stance.right} {...limb} /> : null}
          <HeldRight role={role} pose={pose} />
          {points ? <path d={finger} stroke={LINE} strokeWidth="7.4" strokeLinecap="round" /> : null}
          {mitts ? (
            <Mitt arm={stance.right} sleeve={sleeve} hand={colour} side={-1} />
          ) : (
            <Hand arm={stance.right} {...limb} />
          )}
          {points ? <path d={finger} stroke={look.skin} strokeWidth="3.6" strokeLinecap="round" /> : null}
        </Moving>
        {mitts ? (
          <Mitt arm={stance.left} sleeve={sleeve} hand={colour} side={1} />
        ) : (
          <Hand arm={stance.left} {...limb} />
        )}
        <HeldFront role={role} pose={pose} />
      </Moving>
      {cries ? (
        <path
          d={cries}
          fill="none"
          stroke="var(--accent)"
          strokeWidth="2.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ) : null}
    </svg>
  );
});
