/**
 * Broken kitchens in a browser: seen to go wrong, diagnosed, mended; habits set by hand; and what the doctor says.
 */
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { BROKEN_IDS, causesOf } from "../../src/lessons/index.ts";
import { lessons } from "../../src/view/i18n/en/lessons.ts";
import { page as words } from "../../src/view/i18n/en/page.ts";
import { people } from "../../src/view/i18n/en/people.ts";
import { axeViolations, eachBrowser, type OpenPage, openPage } from "./harness.ts";

const soon = { timeout: 15_000, interval: 50 };
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const kitchen = (page: Page) => page.getByRole("combobox", { name: words.presetLabel, exact: true });
const card = (page: Page) => page.getByRole("region", { name: lessons.lesson, exact: true });
const panel = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

async function finish({ errors, foreign, close }: OpenPage): Promise<void> {
  expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });
  await close();
}

eachBrowser((name, launch) => {
  // What differs among them are words; one browser goes through all, the slower one through a few.
  const played = name === "chromium" ? BROKEN_IDS : BROKEN_IDS.filter((_, i) => i % 4 === 0);
  test.each(played)("%s: seen, diagnosed and mended", async (id) => {
    const opened = await openPage(await launch(), `preset=${id}&at=9`);
    const { page } = opened;
    await expect.poll(() => kitchen(page).inputValue(), soon).toBe(id);
    await button(page, lessons.question).click();
    const causes = await card(page).getByRole("listitem").allInnerTexts();
    expect(causes).toEqual(causesOf(id).map((cause) => lessons.causes[cause]));
    // A wrong one first: it says what one would see if it were so.
    const wrong = causesOf(id).find((cause) => cause !== id) ?? id;
    await button(page, lessons.causes[wrong]).click();
    await expect.poll(() => card(page).innerText(), soon).toContain(lessons.explained[wrong]);
    expect(await button(page, lessons.mendIt).count()).toBe(0);
    await button(page, lessons.askAgain).click();
    await button(page, lessons.causes[id]).click();
    await expect.poll(() => card(page).innerText(), soon).toContain(`${lessons.right} ${lessons.explained[id]}`);
    await button(page, lessons.mendIt).click();
    await expect.poll(() => card(page).innerText(), soon).toContain(lessons.healed[id]);
    await expect.poll(() => button(page, "Pause").count(), soon).toBe(1);
    await button(page, lessons.brokenAgain).click();
    await expect.poll(() => kitchen(page).inputValue(), soon).toBe(id);
    await finish(opened);
  });

  test("a wrong answer leads to the kitchen in which it would be right", async () => {
    const opened = await openPage(await launch(), "preset=oneMark&at=5");
    const { page } = opened;
    await button(page, lessons.question).click();
    await button(page, lessons.causes.swallowedCancel).click();
    await button(page, lessons.wouldBe).click();
    await expect.poll(() => kitchen(page).inputValue(), soon).toBe("swallowedCancel");
    await finish(opened);
  });

  test("a habit set on a card is in the program, goes wrong, and the doctor says who, where and why", async () => {
    const opened = await openPage(await launch(), "preset=joinWaits&at=0&show=people", {
      viewport: { width: 1440, height: 900 },
    });
    const { page } = opened;
    await page.getByLabel(people.habitOf("Grace")).selectOption("forgetsTaskDone");
    await button(page, words.showProgram).click();
    await expect
      .poll(() => panel(page, "Program").innerText(), soon)
      .toContain("async def consume_bread_forgets_task_done(queue, name, seconds):");
    await button(page, words.showPeople).click();
    // To where nothing moves any more.
    await page.getByRole("slider", { name: /^Position/ }).focus();
    await button(page, "Play").click();
    await page.getByRole("slider", { name: /^Speed/ }).focus();
    await page.keyboard.press("End");
    await expect.poll(() => page.getByText("Nothing will ever move again", { exact: true }).count(), soon).toBe(1);
    await button(page, "Why?").click();
    const doctor = panel(page, words.showDoctor);
    await expect.poll(() => doctor.innerText(), soon).toContain("Grace took bread and never reported it.");
    expect(await doctor.innerText()).toMatch(
      /Manager waits in join\(\) on line \d+ for \d task_done\(\) that will not come/,
    );
    expect(
      await panel(page, words.showDoctor).getByRole("region", { name: "Who waits for whom" }).innerText(),
    ).toContain("nobody is left who could let them go on");
    expect(await axeViolations(page)).toEqual([]);
    // From a verdict to the moment, where one can go on.
    const before = await page.getByRole("slider", { name: /^Position/ }).getAttribute("aria-valuetext");
    await doctor.getByRole("button", { name: "Look: 1" }).click();
    await expect
      .poll(() => page.getByRole("slider", { name: /^Position/ }).getAttribute("aria-valuetext"), soon)
      .not.toBe(before);
    await finish(opened);
  });

  test("somebody is cancelled at once, in mid-bite, and the loaf is missing from then on", async () => {
    const opened = await openPage(await launch(), "preset=joinWaits&at=2&show=people,log", {
      viewport: { width: 1440, height: 900 },
    });
    const { page } = opened;
    await button(page, people.cancelNow("Grace")).click();
    await expect.poll(() => panel(page, "Story").innerText(), soon).toContain("Grace is cancelled.");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => button(page, people.cancelNow("Grace")).isDisabled(), soon).toBe(true);
    await finish(opened);
  });

  test("another ending starts the kitchen again, and is in the address", async () => {
    const opened = await openPage(await launch(), "preset=joinWaits&at=2&show=people");
    const { page } = opened;
    await page.getByLabel(people.ending).selectOption("taskGroup");
    await expect.poll(() => page.url(), soon).toContain("ending=taskGroup");
    await page.getByLabel(people.ending).selectOption("joinWithin");
    await expect.poll(() => page.url(), soon).toContain("ending=joinWithin~5");
    await finish(opened);
  });

  test("a habit that is none is named, and the kitchen opens without it", async () => {
    const opened = await openPage(await launch(), "eaters=Grace:1:sings,Lucy:1&at=1");
    const { page } = opened;
    await expect
      .poll(() => page.getByRole("status").allInnerTexts(), soon)
      .toContainEqual(expect.stringContaining("must be a habit of eaters"));
    await page.locator('[data-person="Grace"]').waitFor();
    await finish(opened);
  });
});
