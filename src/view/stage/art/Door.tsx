// Owns the kitchen's front door, open or shut, and the sign on it.
// Leaves the words on the sign, and who walks through, to the caller.
import { memo } from "react";

export interface DoorProps {
  open: boolean;
  sign: string;
}

const LINE = "var(--art-line)";

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one drawing
export const Door = memo(function Door({ open, sign }: DoorProps) {
  const ems = Array.from(sign).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 1 : 0.68), 0);
  const size = Math.min(18, 52 / Math.max(1, ems));
  const cut = { stroke: LINE, strokeWidth: 2.4, strokeLinejoin: "round" } as const;
  return (
    <svg
      viewBox="0 0 120 180"
      width="100%"
      height="100%"
      aria-hidden="true"
      style={{ display: "block", overflow: "visible" }}
    >
      <path d="M6 177V40C6 16 28 4 60 4S114 16 114 40V177Z" fill="var(--wood-dark)" {...cut} />
      <path d="M18 177V44C18 26 34 16 60 16S102 26 102 44V177Z" fill="var(--sky)" {...cut} />
      {open ? (
        <>
          <path d="M19.4 132Q40 118 60 128T100.6 124V176H19.4Z" fill="var(--hill)" />
          <circle cx="84" cy="42" r="8" fill="#f6d488" />
          <path d="M47 176C51 156 66 150 60 130L65 129C74 150 66 160 82 176Z" fill="var(--floor)" />
          <path d="M18 177V44C18 34 23 27 31 22.4L47 34V172L18 177Z" fill="var(--door)" {...cut} />
          <path d="M23.6 52C24 44 26.4 39 30 36.6L41.6 43V86L23.6 84Z" fill="var(--sky)" {...cut} strokeWidth="2" />
          <path
            d="M23.6 98L41.6 99V158L23.6 162Z"
            fill="none"
            stroke={LINE}
            strokeOpacity="0.5"
            strokeWidth="2"
            strokeLinejoin="round"
          />
          <circle cx="43.4" cy="107" r="2.6" fill="#f0c04a" stroke={LINE} strokeWidth="1.6" />
        </>
      ) : (
        <>
          <path d="M18 177V44C18 26 34 16 60 16S102 26 102 44V177Z" fill="var(--door)" {...cut} />
          <path d="M30 92V48C30 35 42 28 60 28S90 35 90 48V92Z" fill="var(--sky)" {...cut} />
          <path d="M60 28V92M30 62H90" fill="none" stroke={LINE} strokeWidth="2.4" />
          <path
            d="M30 106H54V164H30ZM66 106H90V164H66Z"
            fill="none"
            stroke={LINE}
            strokeOpacity="0.5"
            strokeWidth="2"
            strokeLinejoin="round"
          />
          <circle cx="95.6" cy="112" r="4" fill="#f0c04a" stroke={LINE} strokeWidth="2" />
        </>
      )}
      <g transform={open ? "translate(14 0)" : undefined}>
        <path d="M42 64L60 46L78 64" fill="none" stroke={LINE} strokeWidth="2" strokeLinejoin="round" />
        <rect
          x="29"
          y="62"
          width="62"
          height="25"
          rx="5"
          fill={open ? "#fffaf0" : "#3a2a22"}
          stroke={LINE}
          strokeWidth="2.2"
        />
        <rect
          x="32"
          y="65"
          width="56"
          height="19"
          rx="3"
          fill="none"
          stroke={open ? "#a8431f" : "#e8d5bd"}
          strokeOpacity="0.6"
          strokeWidth="1.2"
        />
        <text
          x="60"
          y="74.6"
          dy="0.36em"
          fill={open ? "#8a3416" : "#fbf0de"}
          fontFamily="var(--font)"
          fontWeight="900"
          fontSize={size}
          textAnchor="middle"
        >
          {sign}
        </text>
      </g>
    </svg>
  );
});
