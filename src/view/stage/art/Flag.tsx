// Owns the picture of an end mark: a flag where bread would lie. Fits the box of a loaf.
import { memo } from "react";

const LINE = "var(--art-line)";

export const Flag = memo(function Flag() {
  return (
    <svg viewBox="0 0 56 40" width="100%" height="100%" aria-hidden="true" style={{ display: "block" }}>
      <path
        d="M12 4C22 -1 32 9 50 4V22C34 27 24 17 12 22Z"
        fill="var(--manager)"
        stroke={LINE}
        strokeWidth="2.4"
        strokeLinejoin="round"
      />
      <path d="M11 2V37" stroke={LINE} strokeWidth="4.4" strokeLinecap="round" />
      <path d="M4 37.4H18" stroke={LINE} strokeWidth="4" strokeLinecap="round" />
      <text
        x="31"
        y="13.4"
        dy="0.36em"
        fill="#ffffff"
        fontFamily="var(--font)"
        fontWeight="900"
        fontSize="12"
        textAnchor="middle"
      >
        None
      </text>
    </svg>
  );
});
