// Owns the empty chalkboard in its frame.
// Leaves every word on it to the caller, who lays HTML over it inside `chalkboardInner`.
import { memo } from "react";

/** Room for writing, as fractions of the drawing. */
export const chalkboardInner = { x: 0.07, y: 0.09, width: 0.86, height: 0.78 } as const;

export const Chalkboard = memo(function Chalkboard() {
  const hair = { vectorEffect: "non-scaling-stroke", strokeLinejoin: "round" } as const;
  return (
    <svg
      viewBox="0 0 160 110"
      width="100%"
      height="100%"
      preserveAspectRatio="none"
      aria-hidden="true"
      style={{ display: "block", overflow: "visible" }}
    >
      <path d="M4 4H156V104H4Z" fill="var(--chalkboard)" stroke="var(--art-line)" strokeWidth="12" {...hair} />
      <path d="M4 4H156V104H4Z" fill="none" stroke="var(--wood)" strokeWidth="8" {...hair} />
      <path
        d="M18 84C50 70 70 92 110 78M90 24C110 16 126 26 142 20"
        fill="none"
        stroke="var(--chalk)"
        strokeOpacity="0.05"
        strokeWidth="14"
        strokeLinecap="round"
        {...hair}
      />
      <path d="M2 102H158V109H2Z" fill="var(--wood)" stroke="var(--art-line)" strokeWidth="2" {...hair} />
      <path
        d="M20 101H31M36 101H41"
        fill="none"
        stroke="var(--chalk)"
        strokeWidth="4"
        strokeLinecap="round"
        {...hair}
      />
      <path d="M126 101H140" fill="none" stroke="var(--crust)" strokeWidth="6" strokeLinecap="butt" {...hair} />
    </svg>
  );
});
