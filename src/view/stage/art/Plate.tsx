// Owns the serving plate: a limited plate has a rim, and the rim is the limit.
// Leaves the loaves, their slots and every number to the caller, who lays them within `plateInner`.
import { memo } from "react";

export interface PlateProps {
  isFull: boolean;
}

/** Room for loaves, as fractions of the drawing. */
export const plateInner = { x: 0.16, y: 0.17, width: 0.68, height: 0.59 } as const;

// Between an ellipse and a box: round enough to be china, square enough to hold rows of loaves.
function squircle(rx: number, ry: number, cx = 200, cy = 126): string {
  const k = 0.84;
  const [l, r, t, b] = [cx - rx, cx + rx, cy - ry, cy + ry];
  return `M${l} ${cy}C${l} ${cy - ry * k} ${cx - rx * k} ${t} ${cx} ${t}S${r} ${cy - ry * k} ${r} ${cy}S${cx + rx * k} ${b} ${cx} ${b}S${l} ${cy + ry * k} ${l} ${cy}Z`;
}

function ear(x: number, y: number, angle: number): string {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const at = (u: number, v: number) => `${(x + u * cos - v * sin).toFixed(1)} ${(y + u * sin + v * cos).toFixed(1)}`;
  const grain = (u: number, side: number) =>
    `M${at(u, 0)}Q${at(u + 1.5, side * 5)} ${at(u + 8, side * 4.4)}Q${at(u + 6.5, side * 0.4)} ${at(u, 0)}Z`;
  const stem = `M${at(-15, 0)}L${at(12, 0)}`;
  return [stem, ...[-8, -1, 6].flatMap((u) => [grain(u, 1), grain(u, -1)]), `M${at(12, 0)}L${at(17, 0)}`].join("");
}

// Ears stand at equal steps along the rim, which equal angles would crowd into the corners.
function wreath(count: number, rx: number, ry: number): string {
  const power = 2 / 3.3;
  const points = Array.from({ length: 721 }, (_, index) => {
    const c = Math.cos((index * Math.PI) / 360);
    const s = Math.sin((index * Math.PI) / 360);
    return [200 + rx * Math.sign(c) * Math.abs(c) ** power, 126 + ry * Math.sign(s) * Math.abs(s) ** power] as const;
  });
  const ears: string[] = [];
  let walked = 0;
  let total = 0;
  const lengths = points.map(([x, y], index) => {
    const [px, py] = points[Math.max(0, index - 1)] ?? [x, y];
    total += Math.hypot(x - px, y - py);
    return total;
  });
  for (const [index, [x, y]] of points.entries()) {
    if ((lengths[index] ?? 0) < ((walked + 0.5) / count) * total || walked === count) continue;
    const [px, py] = points[index - 1] ?? [x, y];
    ears.push(ear(x, y, Math.atan2(y - py, x - px)));
    walked += 1;
  }
  return ears.join("");
}

const outer = squircle(197, 122);
const inner = squircle(163, 97);
const ears = wreath(16, 180, 109.5);

export const Plate = memo(function Plate({ isFull }: PlateProps) {
  const hair = { vectorEffect: "non-scaling-stroke" } as const;
  return (
    <svg
      viewBox="0 0 400 260"
      width="100%"
      height="100%"
      preserveAspectRatio="none"
      aria-hidden="true"
      style={{ display: "block" }}
    >
      <path d={squircle(188, 118, 200, 140)} fill="var(--art-line)" fillOpacity="0.16" />
      <path
        d={squircle(196, 122, 200, 133)}
        fill="var(--china-shade)"
        stroke="var(--art-line)"
        strokeWidth="2"
        {...hair}
      />
      <path
        d={outer}
        fill={isFull ? "var(--rim-full)" : "var(--china)"}
        stroke="var(--art-line)"
        strokeWidth={isFull ? 5 : 2}
        {...hair}
      />
      <path
        d={ears}
        fill={isFull ? "var(--rim-full-line)" : "var(--china-line)"}
        fillOpacity={isFull ? 0.9 : 0.55}
        stroke={isFull ? "var(--rim-full-line)" : "var(--china-line)"}
        strokeOpacity={isFull ? 0.9 : 0.55}
        strokeWidth="1.2"
        strokeLinecap="round"
        {...hair}
      />
      <path d={inner} fill="var(--china-shade)" />
      <path d={squircle(163, 95, 200, 129)} fill="var(--china)" />
      <path
        d={inner}
        fill="none"
        stroke={isFull ? "var(--rim-full-line)" : "var(--china-line)"}
        strokeWidth={isFull ? 4 : 1.6}
        {...hair}
      />
    </svg>
  );
});
