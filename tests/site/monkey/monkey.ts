/**
 * A monkey at the page: does what it pleases, from a seed, and watches that nothing breaks. The page is not the same
 * twice (frames fall as they fall), so what was done is noted, and can be done again.
 */
import type { Page } from "playwright";
import { randomStream } from "../../../src/engine/random.ts";
import { transport as en } from "../../../src/view/i18n/en/transport.ts";
import { transport as zhCn } from "../../../src/view/i18n/zh-cn/transport.ts";
import { type Action, nextAction, type Target } from "./action.ts";
import { inspect, installWatch, listTargets, type MonkeyWindow } from "./in-page.ts";

const PAUSE_WORDS = [en.pause, zhCn.pause];
const WATCH_MS = 180;
/** What is wrong for so long is wrong for good. */
const PATIENCE_MS = 3000;
const ONE_ACTION_MS = 40_000;

export interface MonkeyPage {
  readonly page: Page;
  readonly errors: readonly string[];
}

export interface Options {
  readonly seed: number;
  /** How long, unless there are actions to be done again. */
  readonly forMs: number;
  readonly again?: readonly Action[];
  /** A frame that takes longer is a page that is frozen. */
  readonly mostFrameMs: number;
  readonly onAction?: (count: number, action: Action) => void;
}

export interface Report {
  readonly seed: number;
  readonly actions: readonly Action[];
  /** What broke, with the last action; empty when nothing did. */
  readonly broken: readonly string[];
  readonly longestFrameMs: number;
  /** What was done when the longest frame came. */
  readonly longestAt: string;
}

/** Do things until the time is over or something breaks. The page must be open, at the site's own address. */
export async function letLoose({ page, errors }: MonkeyPage, options: Options): Promise<Report> {
  const { seed, forMs, again, mostFrameMs, onAction } = options;
  const home = page.url().split("#")[0] ?? "";
  const draw = randomStream(seed, 0);
  const actions: Action[] = [];
  let [longestFrameMs, longestAt] = [0, ""];
  const crashed = new Promise<never>((_, reject) => page.on("crash", () => reject(new Error("the page crashed"))));
  page.on("dialog", (dialog) => dialog.dismiss());
  page.context().on("page", (other) => other.close());
  await page.addInitScript(installWatch, PAUSE_WORDS);
  await page.reload();
  await settle(page);
  const untilMs = Date.now() + forMs;
  while (again ? actions.length < again.length : Date.now() < untilMs) {
    const action = again?.[actions.length] ?? nextAction(draw, await page.evaluate(listTargets));
    actions.push(action);
    onAction?.(actions.length, action);
    const broken: string[] = [];
    await Promise.race([perform(page, home, action), crashed, tooLong()]).catch((error) => broken.push(String(error)));
    if (broken.length === 0) {
      const seen = await Promise.race([watch(page), crashed, tooLong()]).catch((error) => String(error));
      if (typeof seen === "string") broken.push(seen);
      else {
        broken.push(...seen.broken);
        if (seen.longestFrameMs > mostFrameMs) broken.push(`a frame took ${Math.round(seen.longestFrameMs)} ms`);
        if (seen.longestFrameMs > longestFrameMs) {
          [longestFrameMs, longestAt] = [seen.longestFrameMs, JSON.stringify(action)];
        }
      }
    }
    broken.push(...errors);
    if (broken.length > 0) return { seed, actions, broken, longestFrameMs, longestAt };
  }
  return { seed, actions, broken: [], longestFrameMs, longestAt };
}

const tooLong = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer for ${ONE_ACTION_MS} ms`)), ONE_ACTION_MS).unref();
  });

/** Resolves when the kitchen is drawn and a few frames have passed. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("[data-made]") && "monkey" in window);
  await frames(page);
}

const frames = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
  });

/** Looks on for a while without touching anything. */
async function watch(page: Page): Promise<{ longestFrameMs: number; broken: string[] }> {
  await frames(page);
  await page.evaluate(() => (window as unknown as MonkeyWindow).monkey.watch());
  await page.waitForTimeout(WATCH_MS);
  const { longestFrameMs, broken } = await page.evaluate(() => (window as unknown as MonkeyWindow).monkey.end());
  const patientUntilMs = Date.now() + PATIENCE_MS;
  let wrong = await page.evaluate(inspect, PAUSE_WORDS);
  while (wrong.length > 0 && Date.now() < patientUntilMs) {
    await page.waitForTimeout(100);
    wrong = await page.evaluate(inspect, PAUSE_WORDS);
  }
  return { longestFrameMs, broken: [...broken, ...wrong] };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Brings something into sight and says where it is; null when it is there no more. */
function placeOf(page: Page, on: Target): Promise<Place | null> {
  return page.evaluate((name) => {
    const find = () =>
      [...document.querySelectorAll<HTMLElement>("[data-monkey]")].find((e) => e.dataset.monkey === name);
    const element = find();
    if (!element?.isConnected) return null;
    element.scrollIntoView({ block: "nearest" });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  }, on);
}

async function perform(page: Page, home: string, action: Action): Promise<void> {
  await page.evaluate(() => (window as unknown as MonkeyWindow).monkey.begin());
  if (!("on" in action)) return performAnywhere(page, home, action);
  await page.evaluate(listTargets);
  const place = await placeOf(page, action.on);
  if (!place) return;
  const { x, y, width, height } = place;
  const middle = { x: x + width / 2, y: y + height / 2 };
  switch (action.do) {
    case "click":
      await page.mouse.click(middle.x, middle.y, { clickCount: action.times });
      break;
    case "hover":
      await page.mouse.move(middle.x, middle.y);
      break;
    case "drag":
      await page.mouse.move(x + width * action.from, middle.y);
      await page.mouse.down();
      await page.mouse.move(x + width * action.to, middle.y, { steps: 6 });
      await page.mouse.up();
      break;
    case "wheel":
      await page.mouse.move(middle.x, middle.y);
      if (action.isZoom) await page.keyboard.down("Control");
      await page.mouse.wheel(action.isZoom ? 0 : action.by, action.by);
      if (action.isZoom) await page.keyboard.up("Control");
      break;
    case "choose":
      await page.evaluate(chooseOption, { name: action.on, option: action.option });
      break;
    case "type":
      await page.mouse.click(middle.x, middle.y);
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText(action.text);
      await page.keyboard.press(action.end);
      break;
  }
  await comeBack(page, home);
}

/** As a user does it, whatever the platform's list of options looks like. */
function chooseOption({ name, option }: { name: string; option: number }): void {
  const selects = [...document.querySelectorAll<HTMLSelectElement>("select")];
  const select = selects.find((one) => one.dataset.monkey === name);
  if (!select) return;
  select.focus();
  select.selectedIndex = option % select.options.length;
  select.dispatchEvent(new Event("input", { bubbles: true }));
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

async function performAnywhere(page: Page, home: string, action: Exclude<Action, { on: Target }>): Promise<void> {
  switch (action.do) {
    case "key":
      for (let i = 0; i < action.times; i++) await page.keyboard.press(action.key);
      break;
    case "link":
      if (action.isNewPage) await page.goto("about:blank");
      await page.goto(`${home}#${action.hash}`);
      await settle(page);
      // What is in the link comes when the code that reads it has come.
      await page.waitForTimeout(400);
      break;
    case "resize":
      // A window that fills the screen has no other size: whoever changes it has left that.
      await page.evaluate(() => (document.fullscreenElement ? document.exitFullscreen() : undefined));
      await page.setViewportSize({ width: action.width, height: action.height });
      break;
    case "look":
      await page.emulateMedia({ colorScheme: action.scheme });
      break;
    case "reload":
      await page.reload();
      await settle(page);
      break;
    case "wait":
      await page.waitForTimeout(action.ms);
      break;
  }
  await comeBack(page, home);
}

/** A key or a click may have followed a link that leads away. */
async function comeBack(page: Page, home: string): Promise<void> {
  if (page.url().split("#")[0] === home) return;
  await page.goto(home);
  await settle(page);
}

/** Tell a report to whoever has to find the fault: the seed, what broke, and everything that was done. */
export function tell({ seed, actions, broken, longestFrameMs, longestAt }: Report): string {
  const longest = `longest frame ${Math.round(longestFrameMs)} ms, at ${longestAt || "nothing"}`;
  if (broken.length === 0) return `seed ${seed}: ${actions.length} actions, nothing broke; ${longest}`;
  const done = actions.map((action) => JSON.stringify(action)).join("\n");
  return `seed ${seed}: after ${actions.length} actions:\n  ${broken.join("\n  ")}\n${longest}\nWhat was done:\n${done}`;
}
