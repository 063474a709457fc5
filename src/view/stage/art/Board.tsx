// Owns the bread board that stands for a plate without a limit: no rim, because nothing is ever full.
// Leaves the loaves to the caller, who lays them within `boardInner`.
import { memo } from "react";

/** Room for loaves, as fractions of the drawing. */
export const boardInner = { x: 0.05, y: 0.1, width: 0.79, height: 0.74 } as const;

export const Board = memo(function Board() {
  const hair = { vectorEffect: "non-scaling-stroke" } as const;
  const shape =
    "M18 6H330C342 6 348 12 348 26V88C350 100 358 104 368 104H380C390 104 396 112 396 125S390 146 380 146H368C358 146 350 150 348 162V222C348 236 342 242 330 242H18C8 242 4 236 4 224V24C4 12 8 6 18 6Z";
  return (
    <svg
      viewBox="0 0 400 260"
      width="100%"
      height="100%"
      preserveAspectRatio="none"
      aria-hidden="true"
      style={{ display: "block" }}
    >
      <path
        d={shape}
        transform="translate(0 14)"
        fill="var(--wood-dark)"
        stroke="var(--art-line)"
        strokeWidth="2"
        {...hair}
      />
      <path d={shape} fill="var(--wood)" stroke="var(--art-line)" strokeWidth="2" {...hair} />
      <path
        d="M4 70C90 62 150 80 240 70S320 64 348 70M4 182C80 192 170 174 250 184S320 186 348 180M60 126C120 118 180 134 300 124M20 34C80 30 120 38 170 34M220 216C260 212 300 218 330 214"
        fill="none"
        stroke="var(--wood-dark)"
        strokeOpacity="0.55"
        strokeWidth="2"
        strokeLinecap="round"
        {...hair}
      />
      <ellipse
        cx="378"
        cy="125"
        rx="7"
        ry="8"
        fill="var(--wood-dark)"
        stroke="var(--art-line)"
        strokeWidth="2"
        {...hair}
      />
    </svg>
  );
});
