/**
 * Inside asyncio, in the built site: the program and its loop, callback by callback, held against what CPython reports
 * at the same step; the five words; the kitchens made for one moment; the program to take home.
 */
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import { beforeAll, describe, expect, test } from "vitest";
import { original } from "../../src/bakery/index.ts";
import { insideOf, toPython } from "../../src/python/index.ts";
import { callReferee, type Picture } from "../parity/referee.ts";
import { axeViolations, eachBrowser, type OpenPage, openPage, typeInto } from "./harness.ts";

const soon = { timeout: 10_000, interval: 50 };
const untilClean = { timeout: 10_000, interval: 300 };

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" });
const panel = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

async function finish(opened: OpenPage): Promise<void> {
  expect(opened.errors).toEqual([]);
  expect(opened.foreign).toEqual([]);
  await opened.close();
}

const isFocused = (element: Element): boolean => element === document.activeElement;

/** By the numbers of their tasks. */
const NAMES = ["Manager", "Grace", "Lucy", "John", "Mike"];

/** The loop as it can be read on the page, and who stands on which line of the text that is shown. */
interface Seen {
  readonly turn: string;
  readonly ready: readonly string[];
  readonly timers: readonly string[];
  readonly putters: readonly string[];
  readonly getters: readonly string[];
  readonly size: number;
  readonly unfinished: string;
  /** "line: name, state", sorted. */
  readonly standing: readonly string[];
}

/** Runs in the page, after it has drawn what a click has changed. */
async function see(shouldStep: boolean): Promise<Seen> {
  if (shouldStep) document.querySelector<HTMLButtonElement>('[aria-label="Step forward"]')?.click();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const chipsIn = (label: string): string[] =>
    [...document.querySelectorAll(`ol[aria-label="${label}"] button`)].map((chip) =>
      [...chip.querySelectorAll(":scope > :not([aria-hidden])")].map((part) => part.textContent).join(" "),
    );
  const loop = document.querySelector('section[aria-label="Loop"]') as HTMLElement;
  const standing = [...document.querySelectorAll<HTMLLIElement>('ol[aria-label="Python"] > li')].flatMap((line) =>
    [...line.querySelectorAll("button[aria-pressed]")].map(
      (badge) => `${line.value}: ${badge.getAttribute("aria-label")}`,
    ),
  );
  return {
    turn: loop.querySelector("header strong")?.textContent ?? "",
    ready: [...chipsIn("Ready line, this turn"), ...chipsIn("Ready line, next turn")],
    timers: chipsIn("Timers"),
    putters: chipsIn("Waiting to put"),
    getters: chipsIn("Waiting to get"),
    size: document.querySelectorAll('ol[aria-label="Items"] button').length,
    unfinished:
      [...loop.querySelectorAll("p")].find((text) => text.textContent.startsWith("unfinished"))?.textContent ?? "",
    standing: standing.sort(),
  };
}

/** What a page must say that shows CPython's picture; `inside` picks the lines one level deeper. */
function expected(picture: Picture, inside: boolean): Seen {
  const seconds = (us: number): string => `${(us / 1e6).toFixed(2)} s`;
  const waiting = (line: Picture["joiners"]) => line.map(([task, state]) => `${NAMES[task]} (${state})`);
  const sayStanding = (task: Picture["tasks"][number], number: number): string[] => {
    if (task === "over") return [];
    const [state, line, deeper] = task;
    const at = inside ? deeper : line;
    return at === 0 ? [] : [`${at}: ${NAMES[number]} stands here, ${state === "pending" ? "suspended" : "ready"}`];
  };
  const [putters, getters, size, unfinished] = picture.queues[0] ?? [[], [], 0, 0];
  return {
    turn: `turn ${picture.turn}`,
    ready: picture.ready.map(([does, task]) => {
      const verb = { step: "goes on", rings: "alarm", tells: "is done: tells who waits" }[does];
      return `${NAMES[task]} ${verb}`;
    }),
    timers: picture.timers.map(([task, atUs]) => `${NAMES[task]} in ${seconds(atUs - picture.atUs)}`),
    putters: waiting(putters),
    getters: waiting(getters),
    size,
    unfinished: `unfinished: ${unfinished}`,
    standing: picture.tasks.flatMap(sayStanding).sort(),
  };
}

/** Without what CPython has no word for: the numbers of futures, and what stands beside the names. */
function plain(seen: Seen): Seen {
  const waiting = (chips: readonly string[]) => chips.map((chip) => chip.replace(/future \d+, /, ""));
  return {
    ...seen,
    ready: seen.ready.map((chip) => chip.replace(/ \(.*/, "").replace(/begins$|will get CancelledError$/, "goes on")),
    timers: seen.timers.map((chip) => chip.replace(/ \(.*/, "")),
    putters: waiting(seen.putters),
    getters: waiting(seen.getters),
  };
}

let program: Picture[];
let deeper: Picture[];
beforeAll(async () => {
  const referee = await callReferee(path.resolve(import.meta.dirname, "../parity"));
  program = referee.watch(toPython(original));
  deeper = referee.watch(toPython(original), undefined, insideOf("fifo").text);
}, 90_000);

eachBrowser((name, launch) => {
  test("the original program, callback by callback, as CPython runs it", async () => {
    const opened = await openPage(await launch(), "show=program,loop&at=0", { viewport: { width: 1440, height: 900 } });
    const { page } = opened;
    await panel(page, "Loop").waitFor();
    await panel(page, "Program").getByRole("list", { name: "Python" }).waitFor();
    // To the very start: before main's first step.
    while (await button(page, "Step back").isEnabled()) await button(page, "Step back").click();
    const seen: Seen[] = [];
    await page.evaluate(see, true);
    for (let i = 0; i < program.length; i++) seen.push(plain(await page.evaluate(see, true)));
    expect(program).toHaveLength(62);
    for (const [i, picture] of program.entries()) expect({ i, ...seen[i] }).toEqual({ i, ...expected(picture, false) });
    // And back again, one level deeper.
    await page.getByRole("tab", { name: "Inside the queue" }).click();
    for (let i = deeper.length - 1; i >= 0; i--) {
      const { standing } = await page.evaluate(see, false);
      expect({ i, standing }).toEqual({ i, standing: expected(deeper[i] as Picture, true).standing });
      await button(page, "Step back").click();
    }
    await finish(opened);
  }, 180_000);

  test.each([
    ["en", "Loop", "Story", "John and Mike were due at the same instant: on a real clock either may come first."],
    ["zh-CN", "事件循环", "经过", "John和Mike同一瞬间到点：在真实时钟上，哪个先都有可能。"],
  ])(
    "a tie that decides something is marked in the loop and in the story, in %s",
    async (locale, loop, story, words) => {
      // At 3 s John's fifth loaf and Mike's sixth are ready; which is put first decides who eats which.
      const opened = await openPage(await launch(), "bakers=John:0.6,Mike:0.5&show=log,loop&at=3", { locale });
      const { page } = opened;
      const [first, last] = words.split(locale === "en" ? ": " : "：") as [string, string];
      const told = panel(page, story)
        .getByRole("button")
        .filter({ hasText: last.slice(0, -1) });
      await told.waitFor();
      expect(await told.count()).toBe(1);
      expect(await told.textContent()).toMatch(/Mike.* M5 .*John/);
      await panel(page, loop).getByRole("list").first().waitFor();
      expect(await panel(page, loop).getByText(first).count()).toBe(0);
      // Back to before what was told that Mike is done: to his step.
      await page.keyboard.press("ArrowLeft");
      await panel(page, loop).getByText(words).waitFor();
      await page.keyboard.press("ArrowLeft");
      await panel(page, loop).getByText(words).waitFor({ state: "detached" });
      await finish(opened);
    },
  );

  test("the program follows the settings, and is copied and saved as it is shown", async () => {
    const opened = await openPage(await launch(), "show=program&at=1", { acceptDownloads: true });
    const { page } = opened;
    const code = panel(page, "Program").getByRole("list", { name: "Python" });
    await code.getByText("queue = asyncio.Queue()").waitFor();
    await typeInto(page, /how many loaves the plate holds/, "4");
    await code.getByText("queue = asyncio.Queue(maxsize=4)").waitFor();
    if (name === "firefox") return finish(opened); // a stock Firefox does not tell its driver of downloads
    const downloading = page.waitForEvent("download");
    await panel(page, "Program").getByRole("button", { name: "Download" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("bakery.py");
    const bakers = original.bakers.map((baker) => ({ ...baker, breads: 6 }));
    const bounded = { ...original, bakers, plate: { ...original.plate, size: 4, bounded: true } };
    expect(fs.readFileSync(await download.path(), "utf8")).toBe(toPython(bounded));
    await finish(opened);
  });

  test("an await says what it waits for, and who does; a badge shows the variables of its coroutine", async () => {
    const opened = await openPage(await launch(), "preset=full&show=program&at=13");
    const { page } = opened;
    const shown = panel(page, "Program");
    await shown.getByRole("button", { name: "await queue.put(bread)" }).hover();
    await shown.getByText(/On a full plate it waits for a future/).waitFor();
    await shown.getByText(/^(John|Mike) waits: future \d+, pending, first in line$/).waitFor();
    await shown.getByRole("button", { name: /^Grace stands here, suspended/ }).click();
    await shown.getByText("Grace: consume_bread()").waitFor();
    expect(await shown.locator("dl").innerText()).toMatch(/bread\s*'bread \d+'[\s\S]*queue\.qsize\(\)\s*4/);
    await finish(opened);
  });

  // What our own code makes of one run is tried in one browser; the others have a case of each kind above and below.
  describe.skipIf(name === "firefox")("the five words", () => {
    const words = [
      ["Loop", "event loop", /a turn has begun/],
      ["Loop", "task", /has joined the ready line/],
      ["Loop", "future", /is ready, but does not run yet/],
      ["Program", "coroutine", /goes on from the line where it had stopped/],
      ["Program", "async and await", /lets go of the loop/],
    ] as const;
    test.each(words)("%s: %s", async (where, word, shown) => {
      const opened = await openPage(await launch(), "show=program,loop&at=1");
      const { page } = opened;
      const there = panel(page, where);
      await there.getByRole("button", { name: word, exact: true }).click();
      const card = there.getByRole("region", { name: word, exact: true });
      await card.getByText("What the kitchen leaves out").waitFor();
      const places = new Set<string>();
      const loop = panel(page, "Loop");
      for (let i = 0; i < 4; i++) {
        await card.getByRole("button", { name: "Show me one" }).click();
        await card.getByText(shown).waitFor();
        places.add((await loop.innerText()).replace(/^Look.*$/gm, ""));
      }
      // Each time another moment.
      expect(places.size).toBe(4);
      await page.keyboard.press("Escape");
      await card.waitFor({ state: "detached" });
      await expect.poll(() => there.getByRole("button", { name: word, exact: true }).evaluate(isFocused)).toBe(true);
      await finish(opened);
    });
  });

  test.skipIf(name === "firefox")("past the last moment of its kind comes the first again", async () => {
    const opened = await openPage(await launch(), "show=loop&at=6.5");
    const { page } = opened;
    await panel(page, "Loop").getByRole("button", { name: "future", exact: true }).click();
    await button(page, "Show me one").click();
    await panel(page, "Loop")
      .getByText(/is ready, but does not run yet/)
      .waitFor();
    const position = page.getByRole("slider", { name: /^Position/ });
    await expect.poll(() => position.getAttribute("aria-valuetext"), soon).toBe("0.50 s");
    await finish(opened);
  });

  const lessons = [
    ["overtaken", /A wake-up reserves nothing/, "2.00 s"],
    ["wentOn", /its await does not wait/, "0.50 s"],
    ["joinWaits", /not for an empty plate/, "5.50 s"],
    ["wokenCancelled", /passes the wake-up on to Lucy/, "1.00 s"],
  ] as const;
  test.skipIf(name === "firefox").each(lessons)(
    "the kitchen made for one moment: %s",
    async (preset, sentence, time) => {
      // On a lower page the lesson is folded at first.
      const opened = await openPage(await launch(), `preset=${preset}&at=0`, {
        viewport: { width: 1280, height: 900 },
      });
      const { page } = opened;
      const lesson = page.getByRole("region", { name: "What happens here" });
      await lesson.getByText(sentence).waitFor();
      await lesson.getByRole("button", { name: "Show me" }).click();
      const position = page.getByRole("slider", { name: /^Position/ });
      await expect.poll(() => position.getAttribute("aria-valuetext"), soon).toBe(time);
      // The place is the end of a callback: nobody is half on the way, and asking again never hangs.
      await lesson.getByRole("button", { name: "Show me" }).click();
      await lesson.getByRole("button", { name: "See it in the loop" }).click();
      await panel(page, "Loop")
        .getByText(/Has just run|From outside the loop/)
        .waitFor();
      await panel(page, "Loop").waitFor();
      // The choice above still names the kitchen, whatever was done to it on the way.
      expect(await page.getByLabel("Kitchen", { exact: true }).inputValue()).toBe(preset);
      await finish(opened);
    },
  );

  test("a crowd is told in numbers, and whoever is chosen is always there", async () => {
    const people = (role: string, n: number) =>
      Array.from({ length: n }, (_, i) => `${role}${i}:${1 + i / 100}`).join(",");
    const opened = await openPage(
      await launch(),
      `bakers=${people("B", 50)}&eaters=${people("E", 50)}&show=program,loop&at=0.5`,
      { viewport: { width: 1440, height: 900 } },
    );
    const { page } = opened;
    const timers = panel(page, "Loop").getByRole("list", { name: "Timers" });
    await timers.getByRole("button", { name: "+42 more" }).waitFor();
    expect(await timers.getByRole("button").count()).toBe(9);
    await timers.getByRole("button", { name: "+42 more" }).click();
    await timers.getByRole("button", { name: /^B49/ }).click();
    await timers.getByRole("button", { name: "show fewer" }).click();
    await timers.getByRole("button", { name: /^B49/ }).waitFor();
    expect(await timers.getByRole("button").count()).toBe(10);
    await finish(opened);
  });

  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const) {
    test.skipIf(name === "firefox" && width > 400)(
      `nothing is wider than the page, and axe finds nothing, at ${width} by ${height}`,
      async () => {
        const opened = await openPage(await launch(), "preset=overtaken&show=program,loop&at=2.5", {
          viewport: { width, height },
        });
        const { page } = opened;
        await panel(page, "Loop").getByRole("button", { name: "event loop" }).click();
        const isPhone = width < 700;
        if (!isPhone) await panel(page, "Program").getByRole("button", { name: "coroutine" }).click();
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        await expect.poll(() => axeViolations(page), untilClean).toEqual([]);
        await panel(page, "Loop").getByRole("list", { name: "Timers" }).getByRole("button").first().click();
        await page.emulateMedia({ colorScheme: "dark" });
        await expect.poll(() => axeViolations(page), untilClean).toEqual([]);
        if (isPhone) {
          // A phone shows one panel at a time: the other when this one is closed.
          await panel(page, "Loop").getByRole("button", { name: "Close" }).first().click();
          await panel(page, "Program").getByRole("button", { name: "coroutine" }).click();
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
          await expect.poll(() => axeViolations(page), untilClean).toEqual([]);
          await page.emulateMedia({ colorScheme: "light" });
          await expect.poll(() => axeViolations(page), untilClean).toEqual([]);
        }
        await finish(opened);
      },
    );
  }
});
