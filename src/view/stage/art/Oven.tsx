// Owns the oven: its stone dome, the window, and the ring that is the baking progress itself.
// Leaves time to the caller, who drives `progress` from 0 to 1.
import { memo, useRef } from "react";
import type { Beat } from "./beat.ts";
import { useAttribute } from "./Moving.tsx";

export interface OvenProps {
  colour: string;
  label: string;
  lit: boolean;
  /** How much is baked, 0 to 1. */
  progress: Beat;
  loafColour?: string;
  /** The door stands open and shows the fire. */
  isOpen?: boolean;
}

const LINE = "var(--art-line)";

const RADIUS = 31;
const ROUND = 2 * Math.PI * RADIUS;
const ringOf = (part: number): string => `${(part * ROUND).toFixed(1)} ${ROUND.toFixed(1)}`;

/** The part of a loaf that is baked, as a ring about the window. */
function Ring({ progress }: { progress: Beat }) {
  const ring = useRef<SVGCircleElement>(null);
  useAttribute(ring, "stroke-dasharray", progress, ringOf);
  return (
    <g transform="rotate(-90 60 57)">
      <circle
        ref={ring}
        cx="60"
        cy="57"
        r={RADIUS}
        fill="none"
        stroke="var(--ember)"
        strokeWidth="6.4"
        strokeDasharray={ringOf(progress.get())}
      />
    </g>
  );
}

/** The open door, hanging down, and the glow behind it. */
function OpenDoor() {
  return (
    <>
      <circle cx="60" cy="57" r="26" fill="#7a2f16" stroke="#120c09" strokeWidth="2" />
      <circle cx="60" cy="60" r="19" fill="#e0642a" />
      <circle cx="60" cy="64" r="12" fill="#ffb454" />
      <path d="M34 80H86L92 104H28Z" fill="var(--oven-dark)" stroke={LINE} strokeWidth="2.4" strokeLinejoin="round" />
      <path d="M42 86H78L81 98H39Z" fill="#33241e" stroke={LINE} strokeWidth="1.6" strokeLinejoin="round" />
    </>
  );
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one drawing
export const Oven = memo(function Oven({ colour, label, lit, progress, loafColour, isOpen = false }: OvenProps) {
  const length = Array.from(label).length;
  return (
    <svg
      viewBox="0 0 120 120"
      width="100%"
      height="100%"
      aria-hidden="true"
      style={{ display: "block", overflow: "visible" }}
    >
      <path
        d="M20 108H34V117H20ZM86 108H100V117H86Z"
        fill="var(--oven-dark)"
        stroke={LINE}
        strokeWidth="2.4"
        strokeLinejoin="round"
      />
      <path d="M80 4H96Q98 4 98 6V28H78V6Q78 4 80 4Z" fill="var(--oven-dark)" stroke={LINE} strokeWidth="2.4" />
      <path
        d="M8 104V60C8 32 30 11 60 11S112 32 112 60V104Q112 111 105 111H15Q8 111 8 104Z"
        fill="var(--oven)"
        stroke={LINE}
        strokeWidth="2.6"
      />
      <path
        d="M60 11V20M36.4 17L40.6 25M83.6 17L79.4 25M18 34L25.6 38.6M102 34L94.4 38.6M8.6 56L17.4 57.4M111.4 56L102.6 57.4M8 80H17M112 80H103M9 96H34M86 96H111M22 96V88M98 96V88"
        fill="none"
        stroke="var(--oven-dark)"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      <circle cx="60" cy="57" r="35" fill="#33241e" stroke={LINE} strokeWidth="2.4" />
      {/* Anything but a soft grey would look like progress already made. */}
      <circle cx="60" cy="57" r="31" fill="none" stroke="var(--line-strong)" strokeOpacity="0.5" strokeWidth="6.4" />
      {lit ? <Ring progress={progress} /> : null}
      <circle cx="60" cy="57" r="24" fill={lit ? "#7a2f16" : "#1d1512"} stroke="#120c09" strokeWidth="2" />
      {lit && !isOpen ? (
        <>
          <path
            d="M38.4 67C42 64 41 58 44.6 55C45 59 48 60 49 56C51.6 52 50.6 48 54 44C55 49 59 51 60 47C62 50 66 49 66 44C70 49 68.6 53 71 56C72.4 60 75 59 75.6 55C79 59 78.6 64 81.6 67C78 76 70 81 60 81S42 76 38.4 67Z"
            fill="#e0642a"
          />
          <path d="M42 71.6C48 68.6 72 68.6 78 71.6C73 77 67.6 79.4 60 79.4S47 77 42 71.6Z" fill="#4a1c0e" />
          <path
            d="M43.4 66C42.8 58.6 49 53 60 53S77.2 58.6 76.6 66C76.4 70 74.6 71.6 71.4 71.6H48.6C45.4 71.6 43.6 70 43.4 66Z"
            fill="#d9984d"
            stroke="#5f3413"
            strokeWidth="2"
          />
          <path d="M54 53.6V71.2H66V53.6Q60 52.4 54 53.6Z" fill={loafColour ?? colour} />
          <path
            d="M47.4 61Q48.6 58.6 50.6 57.4M72.6 61Q71.4 58.6 69.4 57.4"
            fill="none"
            stroke="var(--crumb)"
            strokeWidth="2.2"
            strokeLinecap="round"
          />
          <path
            d="M84 -3C80 -7 88 -9 84 -14M91 0C87 -4 95 -7 91 -12"
            fill="none"
            stroke="var(--line-strong)"
            strokeWidth="2.6"
            strokeLinecap="round"
          />
        </>
      ) : null}
      {isOpen ? <OpenDoor /> : null}
      <path
        d="M44 44Q48 38 55 36.6"
        fill="none"
        stroke="#ffffff"
        strokeOpacity={lit ? 0.5 : 0.22}
        strokeWidth="3"
        strokeLinecap="round"
      />
      <rect x="41" y="92" width="38" height="20" rx="6" fill={colour} stroke={LINE} strokeWidth="2.4" />
      <text
        x="60"
        y="102"
        dy="0.36em"
        fill="#ffffff"
        fontFamily="var(--font)"
        fontWeight="900"
        fontSize={length > 3 ? 12 : 16}
        textAnchor="middle"
      >
        {label}
      </text>
    </svg>
  );
});
