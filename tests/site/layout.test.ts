/**
 * Where things stand in the built site: the page is laid out once, however slowly its parts come, and nothing on it is
 * wider than the screen or cut off, down to 320 px.
 */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { eachBrowser, type OpenOptions, type OpenPage, openPage, openTools, untilKept } from "./harness.ts";

/** What is left are words under people, which are centred and change with what they do: one change moves 0.0001. */
const MOST_SHIFT = 0.004;
const SCREENS = [
  [390, 844],
  [768, 1024],
  [1024, 768],
  [1440, 900],
] as const;

async function finish(opened: OpenPage): Promise<void> {
  expect(opened.errors).toEqual([]);
  await opened.close();
}

/** How far the page is wider than the screen, and what in it scrolls sideways or is cut off without being meant to. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const inside = [...document.querySelectorAll<HTMLElement>("body *")].filter((element) => {
      if (element.matches(".visually-hidden, code, pre, textarea, select, input, [data-scrolls]")) return false;
      const { overflowX } = getComputedStyle(element);
      return overflowX !== "visible" && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
    });
    const told = inside.map((e) => `${e.tagName}.${e.className} "${e.innerText.slice(0, 20)}" ${e.scrollWidth} px`);
    return beyond > 0 ? [`the page by ${beyond} px`, ...told] : told;
  });
}

interface Shifts {
  shifts: string[];
  shifted: number;
}

/** Adds up every shift of the layout from the first picture on. */
async function countShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const sum: Shifts = { shifts: [], shifted: 0 };
    Object.defineProperties(window, { shifts: { get: () => sum.shifts }, shifted: { get: () => sum.shifted } });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as PerformanceEntry & { value: number; sources: { node: Node | null }[] };
        sum.shifted += value;
        const what = sources.map(({ node }) => (node instanceof Element ? node.className : node?.textContent));
        if (value > 0.002) sum.shifts.push(`${value.toFixed(4)} ${what.join(", ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

async function expectNoShift(page: Page): Promise<void> {
  await page.getByRole("toolbar", { name: "Moments" }).waitFor();
  await page.waitForTimeout(1500);
  const { shifts, shifted } = await page.evaluate(() => {
    const { shifts, shifted } = window as unknown as Shifts;
    return { shifts, shifted };
  });
  expect(shifts).toEqual([]);
  expect(shifted).toBeLessThan(MOST_SHIFT);
}

eachBrowser((name, launch) => {
  // Only Chromium tells of layout shifts, and only its network can be slowed.
  describe.skipIf(name !== "chromium").each(SCREENS)("on a screen of %s × %s", (width, height) => {
    /** A page that is going to be loaded again, and counted. */
    const open = async (options: OpenOptions = {}, hash = ""): Promise<OpenPage> => {
      const opened = await openPage(await launch(), hash, {
        viewport: { width, height },
        reducedMotion: null,
        ...options,
      });
      await countShifts(opened.page);
      return opened;
    };

    test("nothing moves while the page comes over a fast line", async () => {
      const opened = await open({ serviceWorkers: "block" });
      await opened.page.reload();
      await expectNoShift(opened.page);
      await finish(opened);
    });

    test("nothing moves while a lesson and the panels of a link come", async () => {
      const opened = await open({ serviceWorkers: "block" }, "preset=overtaken&show=people,numbers");
      await opened.page.reload();
      await expectNoShift(opened.page);
      await finish(opened);
    });

    test("nothing moves while the page comes over a slow line", async () => {
      const opened = await open({ serviceWorkers: "block" });
      const network = await opened.page.context().newCDPSession(opened.page);
      const bytes = { downloadThroughput: 200_000, uploadThroughput: 200_000 };
      await network.send("Network.enable");
      await network.send("Network.emulateNetworkConditions", { offline: false, latency: 150, ...bytes });
      await opened.page.reload();
      await expectNoShift(opened.page);
      await finish(opened);
    });

    test("nothing moves while the page comes from its worker", async () => {
      const opened = await open();
      await untilKept(opened.page);
      await opened.page.reload();
      await expectNoShift(opened.page);
      await finish(opened);
    });
  });

  test.each([
    ["the first kitchen", 320, ""],
    ["people", 320, "preset=full&at=8&show=people"],
    ["the timeline", 320, "preset=full&at=8&show=timeline"],
    ["the numbers", 320, "preset=full&at=8&show=numbers"],
    ["the story", 320, "preset=full&at=8&show=log"],
    ["the loop", 320, "preset=full&at=8&show=loop"],
    ["the printed lines", 320, "preset=full&at=8&show=console"],
    ["a priority plate with people", 320, "plate=4&bounded=1&order=priority&at=8&show=people"],
    ["two dozen people", 320, "preset=rush&at=2.7"],
    ["two dozen people", 360, "preset=rush&at=2.7"],
    ["two dozen people", 390, "preset=rush&at=2.7"],
  ])("%s: nothing is wider than a screen of %s px, and no word is cut off", async (_what, width, hash) => {
    const opened = await openPage(await launch(), hash, { viewport: { width, height: 740 } });
    const { page } = opened;
    await page.locator("[data-person]").first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await expect.poll(() => tooWide(page), { timeout: 10_000, interval: 300 }).toEqual([]);
    await openTools(page);
    await expect.poll(() => tooWide(page), { timeout: 10_000, interval: 300 }).toEqual([]);
    await finish(opened);
  });

  test("a marker with the focus tells its moment within the width of a phone", async () => {
    const opened = await openPage(await launch(), "preset=full&at=30", { viewport: { width: 390, height: 844 } });
    const { page } = opened;
    const moments = page.getByRole("toolbar", { name: "Moments" }).getByRole("button");
    await moments.first().waitFor();
    await moments.first().focus();
    const width = await page.evaluate(() => document.documentElement.clientWidth);
    for (let i = await moments.count(); i > 0; i--) {
      const words = page.getByRole("toolbar", { name: "Moments" }).locator(":focus span");
      const box = await words.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(width);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.keyboard.press("ArrowRight");
    }
    await finish(opened);
  });
});
