/**
 * Time in the hands of its users, in the built site: markers, bookmarks, undo, forks, run until, the timeline, the
 * story and the numbers, by pointer and by keys.
 */
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { axeViolations, eachBrowser, type OpenPage, openPage, openTools } from "./harness.ts";

const soon = { timeout: 10_000, interval: 50 };
/** For what the page itself takes its time for. */
const slow = { timeout: 40_000, interval: 100 };
const untilClean = { timeout: 10_000, interval: 300 };

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" });
const slider = (page: Page, name: RegExp) => page.getByRole("slider", { name });
const at = (page: Page): Promise<string | null> => slider(page, /^Position/).getAttribute("aria-valuetext");

async function finish(opened: OpenPage): Promise<void> {
  expect(opened.errors).toEqual([]);
  expect(opened.foreign).toEqual([]);
  await opened.close();
}

eachBrowser((name, launch) => {
  /** For what is our own code's and not the browser's. */
  const inOne = test.skipIf(name === "firefox");
  test("an edit in the past forks, says so, and can be undone and redone", async () => {
    const opened = await openPage(await launch(), "preset=full&at=12");
    const { page } = opened;
    await openTools(page);
    await slider(page, /^Position/).fill("5000");
    await expect.poll(() => at(page), soon).toBe("5.00 s");
    await slider(page, /^The plate holds/).focus();
    await page.keyboard.press("ArrowRight");
    await page.getByText("The run given up is drawn in grey.").waitFor();
    expect(await slider(page, /^The plate holds/).getAttribute("aria-valuetext")).toBe("5 loaves");
    await button(page, "Undo").click();
    await expect.poll(() => slider(page, /^The plate holds/).getAttribute("aria-valuetext"), soon).toBe("4 loaves");
    expect(await at(page)).toBe("5.00 s");
    // The future that was given up is there again.
    await button(page, "Jump to the newest moment").click();
    await expect.poll(() => at(page), soon).toBe("12.00 s");
    await page.getByRole("heading", { name: "Plateful" }).click();
    await page.keyboard.press("Control+Shift+Z");
    await expect.poll(() => slider(page, /^The plate holds/).getAttribute("aria-valuetext"), soon).toBe("5 loaves");
    await finish(opened);
  });

  test("moments are markers with words, one stop of the Tab key, and one goes there by them", async () => {
    const opened = await openPage(await launch(), "preset=full&at=12");
    const { page } = opened;
    await openTools(page);
    const moments = page.getByRole("toolbar", { name: "Moments" });
    const first = moments.getByRole("button", { name: /somebody has to wait for the first time/ });
    await first.waitFor();
    expect(await moments.locator('[tabindex="0"]').count()).toBe(1);
    await first.focus();
    await page.keyboard.press("ArrowRight");
    const second = moments.locator(":focus");
    const words = await second.getAttribute("aria-label");
    await page.keyboard.press("Enter");
    await expect.poll(() => at(page), soon).toBe(words?.split(":")[0]);
    await button(page, "Bookmark this moment").click();
    await moments.getByRole("button", { name: /bookmark$/ }).waitFor();
    await button(page, "Take the bookmark away").click();
    await moments.getByRole("button", { name: /bookmark$/ }).waitFor({ state: "detached" });
    await finish(opened);
  });

  inOne("runs until something happens: there at once, or played", async () => {
    const opened = await openPage(await launch(), "preset=full&at=0");
    const { page } = opened;
    await openTools(page);
    const choice = page.getByLabel("Run until");
    await choice.selectOption({ label: "the plate is full" });
    await button(page, "Skip to it").click();
    await page.getByText("4 of 4 on the plate").waitFor();
    const full = await at(page);
    await choice.selectOption({ label: "Grace does something" });
    await button(page, "Play until then").click();
    await button(page, "Pause").waitFor();
    await button(page, "Play").waitFor();
    expect(await at(page)).not.toBe(full);
    await slider(page, /^The plate holds/).focus();
    await page.keyboard.press("End");
    await choice.selectOption({ label: "the plate is full" });
    expect(await button(page, "A plate without a limit is never full.").first().isDisabled()).toBe(true);
    await finish(opened);
  });

  test("what takes long is shown, can be left, and gives way to whatever else one does", async () => {
    const opened = await openPage(await launch(), "preset=rush&at=40000");
    const { page } = opened;
    await openTools(page);
    await expect.poll(() => at(page), slow).toBe("40,000.00 s");
    await slider(page, /^The plate holds/).focus();
    await page.keyboard.press("ArrowRight");
    await button(page, "Undo").click();
    await page.getByRole("progressbar", { name: "Making the run again" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("progressbar").waitFor({ state: "detached" });
    expect(await slider(page, /^The plate holds/).getAttribute("aria-valuetext")).toBe("13 loaves");
    await button(page, "Undo").click();
    await button(page, "Step back").click();
    await page.getByText("The run you came from was not made again").waitFor();
    expect(await page.getByRole("progressbar").count()).toBe(0);
    expect(await button(page, "Undo").isEnabled()).toBe(true);
    await finish(opened);
  });

  inOne("skipping to what never comes says so, once", async () => {
    const opened = await openPage(await launch(), "preset=full&at=3");
    const { page } = opened;
    await openTools(page);
    await page.getByLabel("Run until").selectOption({ label: "anything goes wrong" });
    const words = page.getByText("That does not happen in the time looked at");
    for (let i = 0; i < 2; i++) {
      await button(page, "Skip to it").click();
      await page.getByRole("progressbar").waitFor({ state: "detached", timeout: slow.timeout });
      await words.waitFor();
    }
    expect(await words.count()).toBe(1);
    expect(await at(page)).toBe("3.00 s");
    await finish(opened);
  });

  inOne("a link with more bookmarks than one finds one's way among keeps some and says so", async () => {
    const marks = Array.from({ length: 10_000 }, (_, i) => i / 1000).join(",");
    const opened = await openPage(await launch(), `preset=full&at=12&marks=${marks}&${"x".repeat(100_000)}=1`);
    const { page } = opened;
    await page.getByText("marks: must be at most 100 bookmarks").waitFor();
    const moments = page.getByRole("toolbar", { name: "Moments" });
    await expect.poll(() => moments.getByRole("button", { name: /bookmark$/ }).count(), soon).toBe(100);
    expect((await page.getByRole("status").first().textContent())?.length).toBeLessThan(600);
    await finish(opened);
  });

  test("the timeline tells and goes: by pointer and by keys", async () => {
    const opened = await openPage(await launch(), "preset=full&at=16&show=timeline");
    const { page } = opened;
    const chart = page.getByRole("group", { name: "Timeline" });
    const lanes = chart.locator("canvas").first();
    await lanes.waitFor();
    const box = (await lanes.boundingBox()) as { x: number; y: number; width: number; height: number };
    // Half of the window of 20 s, on the lane of the first baker.
    await page.mouse.click(box.x + box.width / 2, box.y + 36);
    await expect.poll(() => at(page), soon).toMatch(/^(9\.9|10\.0)/);
    await chart.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => chart.locator("[aria-live]").textContent(), soon).toMatch(/^Mike: .* from .* to .* s$/);
    for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await expect.poll(() => at(page), soon).toMatch(/^(7\.9|8\.0)/);
    await finish(opened);
  });

  inOne("the story goes with the cursor, and the cursor with the story", async () => {
    const opened = await openPage(await launch(), "preset=full&at=5&show=log");
    const { page } = opened;
    const line = button(page, /Mike has M\d ready, but the plate is full, and waits in line behind John/).first();
    await line.waitFor();
    const time = await line.locator("time").textContent();
    await line.click();
    await expect.poll(() => at(page), soon).toBe(time);
    expect(await line.getAttribute("aria-current")).toBe("step");
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "Plateful" }).click();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => line.getAttribute("aria-current"), soon).toBeNull();
    await finish(opened);
  });

  inOne("the numbers count, and theory stands beside them or says why not", async () => {
    const opened = await openPage(await launch(), "preset=full&at=60&show=numbers");
    const { page } = opened;
    const panel = page.getByRole("region", { name: "Numbers" });
    await panel.getByText("The eaters hold the kitchen up").waitFor();
    await panel.getByText("the paces are not all “by chance” (exponential)").waitFor();
    await finish(opened);
    const chance =
      "bakers=A:exponential~1:endless,B:exponential~1:endless&eaters=C:exponential~1,D:exponential~1&plate=4&bounded=1";
    const other = await openPage(await launch(), `${chance}&at=3000&show=numbers`);
    await other.page.getByRole("row", { name: /^Throughput/ }).waitFor();
    const cells = await other.page
      .getByRole("row", { name: /^Throughput/ })
      .getByRole("cell")
      .allTextContents();
    const [predicted = 0, measured = 0] = cells.map((cell) => Number.parseFloat(cell));
    expect(predicted).toBeGreaterThan(1);
    expect(Math.abs(measured - predicted)).toBeLessThan(0.15);
    await finish(other);
  });

  test("the kitchen can be taken home as a program in Python", async () => {
    const opened = await openPage(await launch(), "preset=full&at=2");
    const { page } = opened;
    await button(page, "Share").click();
    const program = page.getByLabel(/The same kitchen in Python/);
    await program.waitFor();
    expect(await program.inputValue()).toMatch(/queue = asyncio\.Queue\(maxsize=4\).*asyncio\.run\(main\(\)\)\n$/s);
    await expect.poll(() => axeViolations(page), untilClean).toEqual([]);
    await finish(opened);
  });

  test.each([
    [1440, 900, "log,console"],
    [1440, 900, "timeline,numbers"],
    [390, 844, "timeline"],
    [390, 844, "numbers"],
    [390, 844, "log"],
    [390, 844, "console"],
    [390, 844, "people"],
  ])("breaks no accessibility rule with its panels open, %s × %s: %s", async (width, height, panels) => {
    const opened = await openPage(await launch(), `preset=full&at=12&show=${panels}`);
    const { page } = opened;
    await page.setViewportSize({ width, height });
    if (panels.includes("timeline")) await page.getByRole("group", { name: "Timeline" }).waitFor();
    await expect.poll(() => axeViolations(page), untilClean).toEqual([]);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond).toBeLessThanOrEqual(0);
    await finish(opened);
  });
});
