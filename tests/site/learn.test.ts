/**
 * Learning in a browser: a whole lesson by mouse and by keyboard, on a phone, questions that lock what would give them away, being
 * the loop, lines to order, goals, the shelf; and a line of plates.
 */
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { LESSONS, type LessonId } from "../../src/lessons/index.ts";
import { learn } from "../../src/view/i18n/en/learn.ts";
import { numbers } from "../../src/view/i18n/en/numbers.ts";
import { axeViolations, eachBrowser, type OpenPage, openPage } from "./harness.ts";

const soon = { timeout: 20_000, interval: 50 };
const card = (page: Page) => page.locator("[data-learning] section, section[data-learning]").first();
const inCard = (page: Page, name: string) => card(page).getByRole("button", { name });
const dialog = (page: Page) => page.getByRole("dialog");

async function finish({ errors, foreign, close }: OpenPage): Promise<void> {
  expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });
  await close();
}

async function open(page: Page, title: string): Promise<void> {
  await page.locator("#opens-lessons").click();
  await dialog(page).getByRole("button", { name: title }).first().click();
}

/** Goes through a lesson to its end; `press` presses a button of the card. */
async function goThrough(page: Page, id: LessonId, press: (name: string) => Promise<void>): Promise<void> {
  const lesson = LESSONS.find((one) => one.id === id);
  for (const [i, beat] of (lesson?.beats ?? []).entries()) {
    await expect.poll(() => card(page).innerText(), soon).toContain(learn.beats[id][i]);
    if (beat.kind === "tell") break;
    if (beat.kind === "predict") {
      await expect.poll(() => card(page).innerText(), soon).toContain(learn.locked);
      await press(learn.giveUp);
      await expect.poll(() => card(page).innerText(), soon).toContain(learn.gaveUp);
    } else if (beat.kind === "look") {
      await expect
        .poll(async () => (await inCard(page, learn.next).count()) + (await inCard(page, learn.skip).count()), soon)
        .toBeGreaterThan(0);
      if ((await inCard(page, learn.next).count()) === 0) await press(learn.skip);
    }
    await expect.poll(() => inCard(page, learn.next).count(), soon).toBe(1);
    await press(learn.next);
  }
  await expect.poll(() => inCard(page, learn.toShelf).count(), soon).toBe(1);
  expect(await card(page).getByRole("link").getAttribute("href")).toMatch(/^https:\/\/docs\.python\.org\/3\/library\//);
}

eachBrowser((name, launch) => {
  test("a question locks what would give it away, until it is answered; what came stays beside what was said", async () => {
    const opened = await openPage(await launch(), "preset=opening&at=3.2&show=timeline,loop", {
      viewport: { width: 1440, height: 900 },
    });
    const { page } = opened;
    const time = (): Promise<string | null> =>
      page.getByRole("slider", { name: /^Position/ }).getAttribute("aria-valuetext");
    const before = await time();
    await open(page, learn.askMe);
    await expect.poll(() => card(page).innerText(), soon).toContain(learn.locked);
    for (const key of [" ", "ArrowRight", "Home", "End"]) await page.keyboard.press(key);
    await page.waitForTimeout(300);
    expect(await time()).toBe(before);
    // Neither the loop nor the timeline, nor anything that plays on, is there for eye, hand or screen reader.
    const isInert = (selector: string): Promise<boolean> =>
      page.evaluate((one) => document.querySelector(one)?.closest("[inert]") != null, selector);
    for (const one of ['button[aria-label="Play"]', "input[type=range]", "#opens-loop"])
      expect(await isInert(one)).toBe(true);
    expect(await page.locator("section:visible", { hasText: "Ready line" }).count()).toBe(0);
    expect(await page.locator("canvas:visible").count()).toBe(0);
    const option = card(page).getByRole("listitem").getByRole("button").first();
    const said = await option.innerText();
    await option.click();
    await expect
      .poll(() => card(page).innerText(), soon)
      .toMatch(new RegExp(`${learn.right}|${learn.youSaid(said).replace(/[.?()+]/g, "\\$&")}`));
    await expect.poll(() => page.getByRole("button", { name: /^(Play|Pause)$/ }).count(), soon).toBe(1);
    await finish(opened);
  });

  // What differs among them is what is inert; one browser goes through the rest.
  if (name !== "chromium") return;
  test("a lesson from start to end with the mouse; it is on the shelf as done, also after a reload", async () => {
    const opened = await openPage(await launch(), "", { viewport: { width: 1440, height: 900 } });
    const { page } = opened;
    await open(page, learn.titles.plateFills);
    await goThrough(page, "plateFills", (button) => inCard(page, button).click());
    expect(await axeViolations(page)).toEqual([]);
    await page.reload();
    await page.locator("#opens-lessons").click();
    await expect
      .poll(() => dialog(page).getByRole("button", { name: learn.titles.plateFills }).innerText(), soon)
      .toContain(learn.done);
    await finish(opened);
  });

  test("the same with the keyboard alone", async () => {
    const opened = await openPage(await launch(), "", { viewport: { width: 1280, height: 720 } });
    const { page } = opened;
    await page.locator("#opens-lessons").focus();
    await page.keyboard.press("Enter");
    await dialog(page).getByRole("searchbox").focus();
    await page.keyboard.type("task_done");
    const found = dialog(page).getByRole("button", { name: learn.titles.emptyIsNotDone });
    await expect.poll(() => found.count(), soon).toBe(1);
    expect(await dialog(page).getByRole("button", { name: learn.titles.plateFills }).count()).toBe(0);
    await found.focus();
    await page.keyboard.press("Enter");
    await goThrough(page, "emptyIsNotDone", async (button) => {
      await inCard(page, button).focus();
      await page.keyboard.press("Enter");
    });
    await finish(opened);
  });

  test("on a phone the card is whole, and everybody it asks about is above it", async () => {
    const opened = await openPage(await launch(), "", { viewport: { width: 390, height: 844 } });
    const { page } = opened;
    await open(page, learn.titles.wokenIsNotServed);
    await goThrough(page, "wokenIsNotServed", async (button) => {
      const box = await card(page).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
      await inCard(page, button).click();
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await finish(opened);
  });

  test("being the loop: a wrong move is refused with its rule, and the right ones move the kitchen", async () => {
    const opened = await openPage(await launch(), "", { viewport: { width: 1440, height: 900 } });
    const { page } = opened;
    await open(page, learn.titles.theTurn);
    await inCard(page, learn.next).click();
    let refused = 0;
    for (let i = 0; i < 40; i++) {
      if ((await inCard(page, learn.next).count()) > 0) break;
      const options = card(page).getByRole("listitem").getByRole("button");
      await options.nth(i % (await options.count())).click();
      const text = await card(page).innerText();
      if (/Refused/.test(text)) {
        refused++;
        await inCard(page, learn.giveUp).click();
      }
    }
    expect(refused).toBeGreaterThan(0);
    await expect.poll(() => inCard(page, learn.next).count(), soon).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await finish(opened);
  });

  test("lines in order by the keyboard: run as they stand they say what goes wrong, and then that they are right", async () => {
    const opened = await openPage(await launch(), "", { viewport: { width: 1440, height: 900 } });
    const { page } = opened;
    await open(page, learn.order.parts.consume);
    await inCard(page, learn.order.run).click();
    await expect.poll(() => card(page).innerText(), soon).toContain(learn.wrong);
    const rows = card(page).getByRole("listitem");
    const press = async (text: string, name: string): Promise<void> => {
      await rows.filter({ hasText: text }).getByRole("button", { name }).focus();
      await page.keyboard.press("Enter");
    };
    await press("queue.join()", learn.order.takeOut);
    for (let i = 0; i < 3; i++) await press("queue.get()", learn.order.up).catch(() => undefined);
    const order = async (): Promise<string[]> => rows.locator("code").allInnerTexts();
    const wanted = ["queue.get()", "asyncio.sleep", "print", "task_done"];
    for (let i = 0; i < 12; i++) {
      const now = await order();
      const at = wanted.findIndex((text, place) => !now[place]?.includes(text));
      if (at < 0) break;
      await press(wanted[at] ?? "", learn.order.up);
    }
    await inCard(page, learn.order.run).click();
    await expect.poll(() => card(page).innerText(), soon).toContain(learn.order.asItShould);
    await finish(opened);
  });

  test("a line of plates: who holds it up is said, and moved by a slider", async () => {
    const opened = await openPage(await launch(), "preset=longLine&at=60&show=numbers", {
      viewport: { width: 1440, height: 900 },
    });
    const { page } = opened;
    const panel = page.getByRole("region", { name: numbers.numbers, exact: true });
    await expect.poll(() => panel.innerText(), soon).toContain(numbers.holdsUp.topper(" 2"));
    expect(await page.getByRole("slider", { name: /^Plate [123]/ }).count()).toBe(3);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("slider", { name: /^Topping 2/ }).focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowLeft");
    await page.getByRole("slider", { name: /^Speed/ }).focus();
    await page.keyboard.press("End");
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await expect.poll(() => panel.innerText(), soon).toContain(numbers.holdsUp.eater());
    await finish(opened);
  });
});
