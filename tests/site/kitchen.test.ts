/**
 * The kitchen as its users find it, in the built site: the original program to its end, every slider, a full plate,
 * the whole page by keyboard, both languages and themes, and addresses that make no sense.
 */
import fs from "node:fs";
import type { Locator, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { axeViolations, eachBrowser, type OpenPage, openPage } from "./harness.ts";

const original = JSON.parse(fs.readFileSync("tests/traces/original.json", "utf8")) as { lines: [number, string][] };
const soon = { timeout: 10_000, interval: 50 };
const untilClean = { timeout: 10_000, interval: 300 };

/** A kitchen that stands still at a moment, so that only the test moves it. */
const paused = (rest: string): string => `at=0${rest ? `&${rest}` : ""}`;

const slider = (page: Page, name: RegExp): Locator => page.getByRole("slider", { name });
const spoken = (page: Page, name: RegExp): Promise<string | null> => slider(page, name).getAttribute("aria-valuetext");
const stateOf = (page: Page, person: string): Promise<string | null> =>
  page.locator(`[data-person="${person}"]`).getAttribute("data-state");
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });

async function printed(page: Page): Promise<[number, string][]> {
  return page
    .getByTestId("lines")
    .getByRole("listitem")
    .evaluateAll((items) =>
      items.map((item) => [Number((item as HTMLElement).dataset.atUs), item.querySelector("span")?.textContent ?? ""]),
    ) as Promise<[number, string][]>;
}

async function stepUntil(page: Page, isThere: () => Promise<boolean>, most = 300): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (await isThere()) return;
    await page.keyboard.press("ArrowRight");
  }
  throw new Error(`not there after ${most} steps`);
}

/** Closes the page; whatever went wrong in it fails the test. */
async function finish(opened: OpenPage): Promise<void> {
  expect(opened.errors).toEqual([]);
  expect(opened.foreign).toEqual([]);
  await opened.close();
}

eachBrowser((name, launch) => {
  test("plays the original program to closed and prints its 24 lines in order", async () => {
    const opened = await openPage(await launch(), "show=console");
    const { page } = opened;
    await slider(page, /^Speed/).focus();
    for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowRight");
    await page.getByRole("heading", { name: "The kitchen is closed" }).waitFor();
    expect(await printed(page)).toEqual(original.lines);
    expect(await stateOf(page, "John")).toBe("gone");
    expect(await stateOf(page, "Lucy")).toBe("gone");
    expect(await page.getByTestId("unfinished").textContent()).toBe("0");
    await button(page, "Bake again").click();
    await page.getByRole("heading", { name: "The kitchen is closed" }).waitFor({ state: "detached" });
    await finish(opened);
  });

  test("starts playing by itself and stands still when paused", async () => {
    const opened = await openPage(await launch());
    const { page } = opened;
    await button(page, "Pause").waitFor();
    await expect.poll(() => spoken(page, /^Position/), soon).not.toBe("0.00 s");
    await button(page, "Pause").click();
    const stood = await spoken(page, /^Position/);
    await page.waitForTimeout(300);
    expect(await spoken(page, /^Position/)).toBe(stood);
    await finish(opened);
  });

  describe("every slider changes the run", () => {
    const runTo = async (page: Page, lines: number): Promise<[number, string][]> => {
      await stepUntil(page, async () => (await printed(page)).length >= lines);
      return (await printed(page)).slice(0, lines);
    };
    const drag = async (page: Page, which: RegExp, part: number): Promise<void> => {
      await slider(page, which).scrollIntoViewIfNeeded();
      const box = await slider(page, which).boundingBox();
      if (!box) throw new Error("no slider");
      await page.mouse.click(box.x + 11 + (box.width - 22) * part, box.y + box.height / 2);
      await page.locator("h1").click();
    };

    test("the bakers' pace, from their next loaf on", async () => {
      const opened = await openPage(await launch(), paused("show=console"));
      const { page } = opened;
      await drag(page, /^Baking takes/, 1);
      expect(await spoken(page, /^Baking takes/)).toBe("10 s a loaf");
      const lines = await runTo(page, 6);
      expect(lines.slice(0, 2)).toEqual(original.lines.slice(0, 2));
      expect(lines.filter(([, text]) => text.includes("makes bread 1")).map(([atUs]) => atUs)).toEqual([
        10_500_000, 10_500_000,
      ]);
      await finish(opened);
    });

    test("the eaters' pace", async () => {
      const opened = await openPage(await launch(), paused("show=console"));
      const { page } = opened;
      await drag(page, /^Eating takes/, 0);
      expect(await spoken(page, /^Eating takes/)).toBe("0.05 s a loaf");
      expect(await runTo(page, 4)).toContainEqual([550_000, "Grace eats bread 0"]);
      await finish(opened);
    });

    test("the plate's size", async () => {
      const opened = await openPage(await launch(), paused("bounded=1"));
      const { page } = opened;
      await drag(page, /^The plate holds/, 0);
      expect(await spoken(page, /^The plate holds/)).toBe("1 loaf");
      await stepUntil(page, async () => (await stateOf(page, "Mike")) === "holding");
      await page.getByText("1 of 1 on the plate").waitFor();
      await finish(opened);
    });
  });

  test("a full plate makes a baker wait in line, and a freed slot wakes him", async () => {
    const opened = await openPage(await launch(), paused("plate=1&bounded=1&bakers=John:0.5:endless&eaters=Grace:2"));
    const { page } = opened;
    await page.locator("h1").click();
    await stepUntil(page, async () => (await stateOf(page, "John")) === "holding");
    await page.getByText("1 of 1 on the plate").waitFor();
    await page.getByText("waiting for room").waitFor();
    await expect.poll(() => page.getByTestId("announcer").textContent(), soon).toContain("the plate is full");
    await stepUntil(page, async () => (await stateOf(page, "John")) !== "holding");
    await stepUntil(page, async () => (await stateOf(page, "John")) === "baking");
    await finish(opened);
  });

  test("steps back to where it came from", async () => {
    const opened = await openPage(await launch(), paused("show=console"));
    const { page } = opened;
    await page.locator("h1").click();
    const places: (string | null)[] = [];
    for (let i = 0; i < 12; i++) {
      places.push(`${await spoken(page, /^Position/)} ${(await printed(page)).length}`);
      await page.keyboard.press("ArrowRight");
    }
    for (const place of places.reverse()) {
      await page.keyboard.press("ArrowLeft");
      expect(`${await spoken(page, /^Position/)} ${(await printed(page)).length}`).toBe(place);
    }
    await finish(opened);
  });

  test("hires, renames, slows and sends home one person alone, while running", async () => {
    const opened = await openPage(await launch(), "preset=balance&show=people");
    const { page } = opened;
    await button(page, "Add a baker").click();
    await page.locator('[data-person="Ana"]').waitFor();
    const nameField = page.getByRole("textbox", { name: "Name of Ana" });
    await nameField.fill("小明");
    await nameField.press("Enter");
    await page.locator('[data-person="小明"]').waitFor();
    await page.getByRole("slider", { name: "Pace of 小明" }).focus();
    await page.keyboard.press("End");
    await expect.poll(() => spoken(page, /^Baking takes/), soon).toContain("mixed");
    await page.getByLabel("Each baker makes").selectOption({ label: "a number" });
    await expect.poll(() => page.getByLabel("Loaves for each baker").inputValue(), soon).toBe("10");
    await page.getByLabel("Each baker makes").selectOption({ label: "endless" });
    await button(page, "Send 小明 home").click();
    await page.locator('[data-person="小明"]').waitFor({ state: "detached" });
    await page.getByRole("textbox", { name: "Name of John" }).fill("");
    await page.getByText("A name needs 1 to 40 visible characters").waitFor();
    await page.getByRole("textbox", { name: "Name of John" }).blur();
    await page.locator('[data-person="John"]').waitFor();
    await finish(opened);
  });

  test("goes by keyboard alone", async () => {
    const opened = await openPage(await launch());
    const { page } = opened;
    await button(page, "Pause").waitFor();
    await page.keyboard.press("Space");
    await button(page, "Play").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("settings");
    await page.keyboard.press("Tab");
    const before = await spoken(page, /^The plate holds/);
    await page.keyboard.press("ArrowRight");
    expect(await spoken(page, /^The plate holds/)).not.toBe(before);
    const reached = new Set<string>();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press("Tab");
      reached.add(
        await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          return element.ariaLabel || (element as HTMLInputElement).labels?.[0]?.textContent || element.innerText || "";
        }),
      );
    }
    for (const control of ["Baking takes", "Eating takes", "Speed", "More", "Printed lines"]) {
      expect([...reached]).toContain(control);
    }
    // A field for numbers would take the key.
    await button(page, "More").focus();
    await page.keyboard.press("Shift+?");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    // Wherever the focus is, but for what needs the key itself.
    await button(page, "Play").focus();
    await page.keyboard.press("Home");
    await button(page, "Pause").waitFor();
    await finish(opened);
  });

  test("puts the settings into the address, and opens them from there", async () => {
    const opened = await openPage(await launch());
    const { page } = opened;
    await slider(page, /^The plate holds/).focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.url(), soon).toMatch(/#bakers=John:0.5:endless,Mike:0.5:endless&plate=7&bounded=1$/);
    const again = await openPage(await launch(), page.url().split("#")[1]);
    await again.page.getByText("of 7 on the plate").waitFor();
    await finish(again);
    await page.getByRole("combobox", { name: "Kitchen" }).selectOption("full");
    await expect.poll(() => page.url(), soon).toMatch(/#preset=full$/);
    await finish(opened);
  });

  test.skipIf(name === "firefox")(
    "an address that makes no sense is named, can be dismissed, and costs nothing else",
    async () => {
      const opened = await openPage(await launch(), "plate=lots&colour=blue&bakers=John:0.5,:x&eaters=Zoe:2");
      const { page } = opened;
      const notice = page.getByRole("status").filter({ hasText: "Some of the address made no sense" });
      await notice.waitFor();
      for (const part of ["plate", "“lots”", "colour", "bakers[1].name", "“x”"])
        expect(await notice.innerText()).toContain(part);
      await page.locator('[data-person="Zoe"]').waitFor();
      expect(await spoken(page, /^The plate holds/)).toBe("no limit");
      await button(page, "Dismiss").click();
      await notice.waitFor({ state: "detached" });
      for (const nonsense of [
        "%E0%A4%A",
        "=&&==",
        `bakers=${"x".repeat(5000)}`,
        "changes=1:2:size:0&at=-1&show=attic",
      ]) {
        await page.goto(`${page.url().split("#")[0]}#${nonsense}`);
        await notice.waitFor();
        await button(page, "Dismiss").first().click();
      }
      await page.locator('[data-person="John"]').waitFor();
      await finish(opened);
    },
  );

  // The rules are the same in each browser: the second is tried in one of the two.
  describe.each(name === "firefox" ? (["dark"] as const) : (["light", "dark"] as const))(
    "in %s colours",
    (colorScheme) => {
      test("breaks no accessibility rule with every panel and window open", async () => {
        const opened = await openPage(await launch(), `${paused("preset=full")}&show=people,console`, { colorScheme });
        const { page } = opened;
        await page.locator("h1").click();
        await stepUntil(page, async () => (await stateOf(page, "John")) === "holding");
        await expect.poll(() => axeViolations(page), untilClean).toEqual([]);
        for (const window of ["Share", "Keys", "About"]) {
          await button(page, window).click();
          await page.getByRole("dialog").waitFor();
          await expect.poll(() => axeViolations(page), untilClean).toEqual([]);
          await page.keyboard.press("Escape");
        }
        await finish(opened);
      });

      test("breaks no accessibility rule at the end, on a phone, in Chinese", async () => {
        const view = { width: 390, height: 844 };
        const opened = await openPage(await launch(), "preset=original", {
          colorScheme,
          viewport: view,
          locale: "zh-CN",
        });
        const { page } = opened;
        await expect.poll(() => page.evaluate(() => document.documentElement.lang), soon).toBe("zh-CN");
        await page.getByRole("button", { name: "速度", exact: true }).click();
        await slider(page, /^速度/).focus();
        await page.keyboard.press("End");
        await page.getByRole("heading", { name: "厨房打烊了" }).waitFor();
        await expect.poll(() => axeViolations(page), untilClean).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        await finish(opened);
      });
    },
  );

  test("changes language and colours, and remembers them", async () => {
    const opened = await openPage(await launch());
    const { page } = opened;
    await page.getByRole("combobox", { name: "Language" }).selectOption("zh-CN");
    await page.getByRole("button", { name: "分享" }).waitFor();
    expect(await page.title()).toContain("一盘面包");
    await page.getByRole("combobox", { name: "颜色" }).selectOption("dark");
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    await page.reload();
    await page.getByRole("button", { name: "分享" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    await page.evaluate(() => localStorage.setItem("plateful", '{"locale":"klingon"}'));
    await page.reload();
    await page.getByText("made no sense; the usual ones are used").waitFor();
    expect(opened.errors).toEqual([]);
    await opened.close();
  });

  test("cuts no words off with two dozen people on a phone", async () => {
    const opened = await openPage(await launch(), "preset=rush", { viewport: { width: 390, height: 844 } });
    const { page } = opened;
    await page.locator('[data-person="Max"]').waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => {})); // the font that stands in is a wider one
    const clipped = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[data-person] span span:not(.visually-hidden)")]
        .filter((e) => e.scrollWidth > e.clientWidth + 1)
        .map((e) => e.innerText),
    );
    expect(clipped).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await finish(opened);
  });
});
