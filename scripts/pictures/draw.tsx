/**
 * The pictures the site is known by elsewhere, as SVG: what a link shows in a chat, the icons on a home screen, what an
 * app store shows. All are drawn by the page's own stage and art, from a kitchen that its engine has run.
 * Runs inside Vite, which knows what to do with JSX and CSS (index.ts).
 */
// biome-ignore-all lint/a11y/noSvgWithoutTitle: these become PNG files, which are named where they are shown
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import iconFile from "../../public/icon.svg?raw";
import { presets, type Scenario } from "../../src/bakery/index.ts";
import { createKitchenStore } from "../../src/store/index.ts";
import { english } from "../../src/view/i18n/index.ts";
import { Wordmark } from "../../src/view/stage/art/index.ts";
import { StillStage } from "../../src/view/stage/StillStage.tsx";
import { stillPicture } from "../../src/view/stage/still-picture.ts";
import tokens from "../../src/view/tokens.css?raw";

/**
 * A kitchen whose people are of four paces, at a moment with everything in it: the plate is full, one baker waits in
 * line with a loaf, the other's is half baked, one eater has nearly finished, the other has begun.
 */
const original = presets[0].scenario;
const [john = unknown("baker"), mike = unknown("baker")] = original.bakers;
const [grace = unknown("eater"), lucy = unknown("eater")] = original.eaters;
const SCENARIO = {
  ...original,
  bakers: [
    { ...john, seconds: 0.5, breads: "endless" },
    { ...mike, seconds: 0.9, breads: "endless" },
  ],
  eaters: [
    { ...grace, seconds: 1.2 },
    { ...lucy, seconds: 1.7 },
  ],
  plate: { ...original.plate, size: 6, bounded: true },
} satisfies Scenario;
const AT_US = 5_100_000;

/** Colours as they are by day; the rasteriser knows no custom properties. */
const values = new Map(
  [...tokens.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [
    name,
    value.replace(/^light-dark\(([^,]+),.*\)$/s, "$1").trim(),
  ]),
);
// The heaviest cuts of a face are families of their own in these files.
values.set("--font", "Nunito");
values.set("--font-display", "Fraunces SemiBold");
const heaviest = 'font-family="Nunito Black" font-weight="900"';

/** Give an element as a finished SVG file. */
function toSvg(element: ReactNode): string {
  const markup = renderToStaticMarkup(element)
    .replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => values.get(name) ?? unknown(name))
    .replaceAll(/(font-family="Nunito" )?font-weight="900"/g, heaviest);
  return markup.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
}

function unknown(name: string): never {
  throw new Error(`There is no ${name} to draw with`);
}

function kitchen() {
  const store = createKitchenStore(SCENARIO);
  store.getState().restart();
  store.getState().seek(AT_US);
  const { scene, settings, recording } = store.getState();
  return { recording: recording(), scene, settings, atUs: AT_US };
}

/** The stage under a band with the name. */
function card(width: number, height: number, band: number): string {
  const mark = band * 0.7;
  const size = band * 0.5;
  const isNarrow = width < 600;
  return toSvg(
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <rect width={width} height={height} fill="var(--paper)" />
      <svg x={band * 0.3} y={band * 0.12} width={mark} height={mark} viewBox="0 0 32 32">
        <Wordmark />
      </svg>
      <text
        x={band * 0.42 + mark}
        y={band * 0.68}
        fontFamily="var(--font-display)"
        fontWeight="600"
        fontSize={size}
        fill="var(--ink)"
      >
        {english.appName}
      </text>
      <text
        x={width - band * 0.36}
        y={band * 0.66}
        textAnchor="end"
        fontFamily="var(--font)"
        fontWeight="700"
        fontSize={size * (isNarrow ? 0.44 : 0.56)}
        fill="var(--ink-soft)"
      >
        {english.tagline}
      </text>
      <svg y={band} width={width} height={height - band}>
        <StillStage picture={stillPicture(kitchen(), width, height - band)} messages={english} />
      </svg>
    </svg>,
  );
}

/** The page's icon, taking so large a share of a square of paper. */
function icon(share: number, isOnPaper: boolean): string {
  const size = 32 / share;
  const at = (size - 32) / 2;
  const inner = iconFile.replace("<svg", `<svg x="${at}" y="${at - MIDDLE}" width="32" height="32"`);
  const square = isOnPaper ? `<rect width="${size}" height="${size}" fill="${values.get("--paper")}"/>` : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${square}${inner}</svg>`;
}

/** The drawing's middle is this far below that of its square. */
const MIDDLE = 2.7;

/** One picture: where it goes, how wide and high it is in pixels, and its drawing. */
export interface Picture {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly svg: () => string;
}

export const pictures: readonly Picture[] = [
  { file: "pictures/preview.png", width: 1200, height: 630, svg: () => card(1200, 630, 84) },
  { file: "pictures/wide.png", width: 1280, height: 720, svg: () => card(1280, 720, 72) },
  { file: "pictures/narrow.png", width: 780, height: 1560, svg: () => card(390, 780, 56) },
  { file: "icons/192.png", width: 192, height: 192, svg: () => icon(0.94, false) },
  { file: "icons/512.png", width: 512, height: 512, svg: () => icon(0.94, false) },
  // A mask may cut away all but a circle of four fifths of the width: the plate is that wide at most.
  { file: "icons/maskable-512.png", width: 512, height: 512, svg: () => icon(0.68, true) },
  { file: "icons/apple-touch-180.png", width: 180, height: 180, svg: () => icon(0.78, true) },
];
