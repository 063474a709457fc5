// Owns the picture of one loaf: crust, the baker's paper band with its number, and how much has been bitten off.
// Leaves size, place and movement to the caller.
import { memo, useId } from "react";

export interface LoafProps {
  colour: string;
  label: string;
  bites?: number;
}

const LINE = "var(--crust-dark)";
const loaf = "M3 27C1.6 15 11 4 28 4C45 4 54.4 15 53 27C52.6 33.6 49.6 36.6 44 36.6H12C6.4 36.6 3.4 33.6 3 27Z";

// The eaten edge, from top to bottom, as teeth leave it; the band slips away from it so that its number stays whole.
const edges = [0, 43, 33, 23.5] as const;
const bands = [
  { x: 14.5, width: 27 },
  { x: 11.5, width: 25 },
  { x: 6.6, width: 22 },
  { x: 5, width: 14 },
] as const;

function teeth(x: number): string {
  return `M${x + 2} -2V1A7 7 0 0 0 ${x + 1.5} 13.5A7 7 0 0 0 ${x} 26A9 9 0 0 0 ${x} 42`;
}

function sizeFor(label: string, width: number): number {
  // A Chinese character is as wide as it is high; letters of a heavy face about 0.66 of that.
  const ems = Array.from(label).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 1 : 0.66), 0);
  return Math.min(18, (width - 2.4) / Math.max(ems, 0.66));
}

export const Loaf = memo(function Loaf({ colour, label, bites = 0 }: LoafProps) {
  const id = useId();
  const level = Math.max(0, Math.min(4, Math.round(bites)));
  const band = bands[level];
  const edge = edges[level];
  return (
    <svg viewBox="0 0 56 40" width="100%" height="100%" aria-hidden="true" style={{ display: "block" }}>
      {band === undefined || edge === undefined ? (
        <>
          <path
            d="M4 35C3 30 6 26 10 27C12 24 17 25.6 16.6 29C19.6 30 20 34 17.4 36.4H6.4Q4.4 36.4 4 35Z"
            fill="var(--crust)"
            stroke={LINE}
            strokeWidth="2.4"
            strokeLinejoin="round"
          />
          <path
            d="M9 31.4Q11 29.6 13.4 31.4"
            fill="none"
            stroke="var(--crumb)"
            strokeWidth="2.4"
            strokeLinecap="round"
          />
          <path d="M25 35.4h.01M31.4 33h.01M38 35.8h.01" stroke={LINE} strokeWidth="3.6" strokeLinecap="round" />
        </>
      ) : (
        <>
          <clipPath id={`${id}loaf`}>
            <path d={loaf} />
          </clipPath>
          {level > 0 ? (
            <clipPath id={`${id}bite`}>
              <path d={`${teeth(edge)}H-2V-2Z`} />
            </clipPath>
          ) : null}
          <g clipPath={level > 0 ? `url(#${id}bite)` : undefined}>
            <g clipPath={`url(#${id}loaf)`}>
              <path d={loaf} fill="var(--crust)" />
              <path d="M0 26C6 31.6 14 31.6 28 31.6S50 31.6 56 26V40H0Z" fill="#ad6c2c" />
              <path
                d="M5.6 24.6Q6.4 18.6 9.8 14.4M11 21Q11.4 15 14 10.4M43.2 22Q43.4 15.6 41.4 10M48.4 25Q48.4 19.4 46.4 14.4"
                fill="none"
                stroke="var(--crumb)"
                strokeWidth="2.8"
                strokeLinecap="round"
              />
              <path d={`M${band.x} 0H${band.x + band.width}V40H${band.x}Z`} fill={colour} />
              {level > 0 ? <path d={teeth(edge)} fill="none" stroke="var(--crumb)" strokeWidth="9" /> : null}
              {level > 0 ? <path d={teeth(edge)} fill="none" stroke={LINE} strokeWidth="3.6" /> : null}
            </g>
            <path d={loaf} fill="none" stroke={LINE} strokeWidth="2.4" />
          </g>
          <text
            x={band.x + band.width / 2}
            y="20.6"
            dy="0.36em"
            fill="#ffffff"
            fontFamily="var(--font)"
            fontWeight="900"
            fontSize={sizeFor(label, band.width)}
            textAnchor="middle"
          >
            {label}
          </text>
        </>
      )}
    </svg>
  );
});
