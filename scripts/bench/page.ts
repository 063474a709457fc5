/**
 * How smoothly the built page runs, in a Chromium without a graphics card: the times between frames while it plays, and
 * while it is scrubbed. In milliseconds; the machine should have nothing else to do.
 */
import { resolve } from "node:path";
import { chromium, type Page } from "playwright";
import { chromiumArgs, findChromium } from "../browsers.mjs";

const SECONDS = 5;

interface Journey {
  readonly what: string;
  readonly hash: string;
  /** Stops of the slider above real time. */
  readonly faster: number;
  readonly isScrubbed?: boolean;
}

const crowd = (count: number): string => {
  const many = (letter: string, rest: string): string =>
    Array.from({ length: count }, (_, i) => `${letter}${i}:${rest}`).join(",");
  return `bakers=${many("B", "0.5:endless")}&eaters=${many("E", "1")}&plate=10000&bounded=1`;
};

const JOURNEYS: readonly Journey[] = [
  { what: "the first kitchen, 1×", hash: "", faster: 0 },
  { what: "12 and 12 at 10×, timeline and numbers open", hash: "preset=rush&show=timeline,numbers", faster: 7 },
  { what: "1,000 and 1,000, 1×", hash: `${crowd(1000)}`, faster: 0 },
  { what: "1,000 and 1,000, scrubbed", hash: `${crowd(1000)}&at=12`, faster: 0, isScrubbed: true },
];

/** The median, the 95th and the longest time between two frames. */
function framesOf(page: Page, isScrubbed: boolean): Promise<number[]> {
  return page.evaluate(
    ({ ms, isScrubbed }) =>
      new Promise<number[]>((resolve) => {
        const range = document.querySelector<HTMLInputElement>("[data-testid=position]");
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
        const times: number[] = [];
        const begun = performance.now();
        let last = begun;
        const frame = (now: number): void => {
          times.push(now - last);
          last = now;
          if (now - begun >= ms) {
            times.sort((a, b) => a - b);
            resolve(
              [0.5, 0.95, 1].map((part) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0),
            );
            return;
          }
          if (isScrubbed && range) {
            set?.call(range, String(6000 + Math.round((now - begun) * 0.6)));
            range.dispatchEvent(new Event("input", { bubbles: true }));
          }
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    { ms: SECONDS * 1000, isScrubbed },
  );
}

export async function page(): Promise<void> {
  const found = findChromium();
  if (!found) throw new Error("there is no Chromium to measure in");
  // Not bundled: a script that is run by itself takes the bundle for itself.
  const { serveDist }: typeof import("../serve-dist.mjs") = await import(resolve("scripts", "serve-dist.mjs"));
  const site = await serveDist({ prefix: "/", root: "dist" });
  const browser = await chromium.launch({ executablePath: found.executablePath, args: chromiumArgs });
  console.log("ms between frames: median, 95th of 100, longest");
  for (const { what, hash, faster, isScrubbed = false } of JOURNEYS) {
    const open = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await open.goto(`${site.url}#${hash}`);
    await open.getByRole("slider", { name: /^(Speed|By)/ }).focus();
    for (let i = 0; i < faster; i++) await open.keyboard.press("ArrowRight");
    // What is drawn for the first time is fetched and made meanwhile.
    await open.waitForTimeout(6000);
    const times = await framesOf(open, isScrubbed);
    console.log(`${what.padEnd(46)} ${times.map((ms) => ms.toFixed(1).padStart(7)).join("")}`);
    await open.close();
  }
  await browser.close();
  await site.close();
}
