// Owns what bread lies on where it does not come off in the order in which it came: a tray with a rail, for stacks of which
// the top comes off first, and a rack with boards, for bread that is kept in order.
// Leaves the loaves to the caller, who lays them within `stackInner` and `rackInner`.
import { memo } from "react";

/** Room for loaves, as fractions of the drawing. */
export const stackInner = { x: 0.08, y: 0.03, width: 0.84, height: 0.82 } as const;
export const rackInner = { x: 0.1, y: 0.07, width: 0.8, height: 0.83 } as const;

const hair = { vectorEffect: "non-scaling-stroke", strokeLinejoin: "round" } as const;
const whole = {
  viewBox: "0 0 400 260",
  width: "100%",
  height: "100%",
  preserveAspectRatio: "none",
  style: { display: "block" },
} as const;

export const Stacker = memo(function Stacker() {
  return (
    <svg {...whole} aria-hidden="true">
      <path
        d="M20 18V226M380 18V226"
        fill="none"
        stroke="var(--art-line)"
        strokeWidth="10"
        strokeLinecap="round"
        {...hair}
      />
      <path
        d="M20 18V226M380 18V226"
        fill="none"
        stroke="var(--wood)"
        strokeWidth="6"
        strokeLinecap="round"
        {...hair}
      />
      <path d="M4 222H396L386 252H14Z" fill="var(--wood-dark)" stroke="var(--art-line)" strokeWidth="2" {...hair} />
      <path d="M4 216H396V228H4Z" fill="var(--wood)" stroke="var(--art-line)" strokeWidth="2" {...hair} />
    </svg>
  );
});

export const Rack = memo(function Rack() {
  return (
    <svg {...whole} aria-hidden="true">
      <path d="M14 4H386V246H14Z" fill="var(--wood-dark)" stroke="var(--art-line)" strokeWidth="2" {...hair} />
      <path d="M28 14H372V240H28Z" fill="var(--china-shade)" stroke="var(--art-line)" strokeWidth="2" {...hair} />
      <path
        d="M28 88H372V96H28ZM28 162H372V170H28Z"
        fill="var(--wood)"
        stroke="var(--art-line)"
        strokeWidth="1.5"
        {...hair}
      />
      <path
        d="M14 246H52V258H22ZM348 246H386L378 258H348Z"
        fill="var(--wood-dark)"
        stroke="var(--art-line)"
        strokeWidth="2"
        {...hair}
      />
    </svg>
  );
});
