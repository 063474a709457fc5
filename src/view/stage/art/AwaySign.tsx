// Owns the little sign at the place of somebody who has gone to the plate: an arrow and footprints, no words.
// Leaves where it hangs to the caller.
import { memo } from "react";

const LINE = "var(--art-line)";

export const AwaySign = memo(function AwaySign({ colour }: { colour: string }) {
  return (
    <svg
      viewBox="0 0 60 30"
      width="100%"
      height="100%"
      aria-hidden="true"
      style={{ display: "block", overflow: "visible" }}
    >
      <path d="M14 -8L30 4L46 -8" fill="none" stroke={LINE} strokeWidth="1.8" strokeLinejoin="round" />
      <rect x="2" y="3" width="56" height="25" rx="6" fill="#fffaf0" stroke={LINE} strokeWidth="2" />
      <path
        d="M11 20.4a3 2.2 0 1 0 6 0a3 2.2 0 1 0 -6 0M18.6 20.2a1.6 1.6 0 1 0 0.01 0M21 12.4a3 2.2 0 1 0 6 0a3 2.2 0 1 0 -6 0M28.6 12.2a1.6 1.6 0 1 0 0.01 0"
        fill={colour}
      />
      <path
        d="M35 15.6H49M43.6 9.8L49.6 15.6L43.6 21.4"
        fill="none"
        stroke={colour}
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
});
