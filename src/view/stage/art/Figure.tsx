// Owns one person: puts body, head, arms and props together and lets them live by the beat of kitchen time.
// Leaves loaves, tables, names and positions on the stage to the caller; `handSpot` in poses.ts says where loaves go.
import type { MotionValue } from "framer-motion";
import { m, useMotionValue } from "framer-motion";
import { memo } from "react";
import { useDerived } from "../../ui/use-derived.ts";
import { Body, Hat, HeldFront, HeldRight, Legs, sleeveOf, wearsHat } from "./Clothes.tsx";
import { HairBehind, Head } from "./Head.tsx";
import { lookOf } from "./looks.ts";
import type { Arm, Pose, Role } from "./poses.ts";
import { stanceOf } from "./poses.ts";

export interface FigureProps {
  role: Role;
  pose: Pose;
  colour: string;
  label: string;
  seed: number;
  beat?: MotionValue<number>;
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
};

export const Figure = memo(function Figure({ role, pose, colour, label, seed, beat }: FigureProps) {
  const still = useMotionValue(0);
  const time = beat ?? still;
  const phase = beat ? (Math.abs(Math.trunc(seed)) % 7) * 0.31 : 0;
  const own = useDerived(time, (value) => value + phase);
  // Whoever works or holds a loaf stands still: two dozen bobbing figures are more than a page can redraw in a frame.
  const bobs = pose === "hungry" || pose === "ready" || pose === "gone";
  const bob = useDerived(own, (value) => (beat && bobs ? Math.sin(value * turn * 0.5) * 0.7 : 0));
  const nod = useDerived(time, (value) => {
    if (!beat) return 0;
    if (pose === "eating") return Math.sin(value * turn) * 0.7;
    return pose === "holding" || pose === "trouble" ? Math.sin(value * turn * 2) * 0.35 : 0;
  });
  const chew = useDerived(time, (value) => 0.3 + 0.7 * Math.abs(Math.sin(value * Math.PI)));
  const swing = useDerived(own, (value) => {
    if (!beat) return 0;
    if (pose === "gone") return Math.sin(value * turn) * 9;
    if (pose === "ready") return Math.sin(value * turn) * 3;
    return pose === "counting" ? Math.max(0, Math.sin(value * turn)) * -5 : 0;
  });
  const tap = useDerived(own, (value) => (beat ? Math.max(0, Math.sin(value * turn)) * -16 : 0));

  const look = lookOf(role, seed);
  const stance = stanceOf(role, pose);
  const hatted = wearsHat(role, pose);
  const sleeve = sleeveOf(role, pose, look);
  const limb = { sleeve, hand: look.skin };
  const mitts = role === "baker" && (pose === "baking" || pose === "holding");
  const raised = pose === "gone" || pose === "ready" || pose === "closing";
  const cries = marks[pose];

  return (
    <svg
      viewBox="0 0 80 104"
      width="100%"
      height="100%"
      aria-hidden="true"
      style={{ display: "block", overflow: "visible", filter: pose === "gone" ? "saturate(0.7)" : undefined }}
    >
      <m.g style={{ y: bob }}>
        <HairBehind look={look} hatted={hatted} />
      </m.g>
      <Legs look={look} tap={pose === "waiting" ? tap : undefined} />
      <m.g style={{ y: bob }}>
        {stance.left.across ? null : <Sleeve arm={stance.left} {...limb} />}
        {raised || stance.right.across ? null : <Sleeve arm={stance.right} {...limb} />}
        <Body role={role} pose={pose} colour={colour} label={label} look={look} />
        {stance.left.across ? <Sleeve arm={stance.left} {...limb} /> : null}
        {stance.right.across ? <Sleeve arm={stance.right} {...limb} /> : null}
        <m.g style={{ y: nod }}>
          <Head look={look} mood={stance.mood} chew={chew} beat={own} />
          <Hat role={role} pose={pose} look={look} />
        </m.g>
        <m.g style={{ rotate: swing, originX: 0, originY: 1 }}>
          {raised ? <Sleeve arm={stance.right} {...limb} /> : null}
          <HeldRight role={role} pose={pose} />
          {pose === "ready" && role !== "eater" ? (
            <path
              d={`M${stance.right.hand.x} ${stance.right.hand.y}V${stance.right.hand.y - 11}`}
              stroke={LINE}
              strokeWidth="7.4"
              strokeLinecap="round"
            />
          ) : null}
          {mitts ? (
            <Mitt arm={stance.right} sleeve={sleeve} hand={colour} side={-1} />
          ) : (
            <Hand arm={stance.right} {...limb} />
          )}
          {pose === "ready" && role !== "eater" ? (
            <path
              d={`M${stance.right.hand.x} ${stance.right.hand.y}V${stance.right.hand.y - 11}`}
              stroke={look.skin}
              strokeWidth="3.6"
              strokeLinecap="round"
            />
          ) : null}
        </m.g>
        {mitts ? (
          <Mitt arm={stance.left} sleeve={sleeve} hand={colour} side={1} />
        ) : (
          <Hand arm={stance.left} {...limb} />
        )}
        <HeldFront role={role} pose={pose} />
      </m.g>
      {cries ? <path d={cries} fill="none" stroke="var(--accent)" strokeWidth="2.6" strokeLinecap="round" /> : null}
    </svg>
  );
});
