/**
 * What is left of the page when a part of it is missing or breaks: never nothing, always words, and the kitchen wherever
 * only something beside it is concerned.
 */
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page, Request } from "playwright";
import { describe, expect, test } from "vitest";
import { servedFiles } from "../../scripts/plugins.ts";
import { serveDist } from "../../scripts/serve-dist.mjs";
import { beside } from "../../src/view/i18n/en/beside.ts";
import { present } from "../../src/view/i18n/en/present.ts";
import { share } from "../../src/view/i18n/en/share.ts";
import { take } from "../../src/view/i18n/en/take.ts";
import {
  axeViolations,
  type BrokenSite,
  brokenSite,
  eachBrowser,
  openPage,
  openTools,
  prefix,
  site,
} from "./harness.ts";

const soon = { timeout: 10_000, interval: 50 };
const PANELS = [
  "People and plate",
  "Timeline",
  "Numbers",
  "Story",
  "What is wrong",
  "Program",
  "Loop",
  "Printed lines",
];
const hasNotStarted = "Plateful has not started";
const couldNot = /could not be fetched|没有取到/;

const text = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const position = (page: Page): Promise<string | null> =>
  page.getByRole("slider", { name: /^Position|^时间位置/ }).getAttribute("aria-valuetext");

/** Resolves when the page has drawn itself or says that it has not; gives which. */
async function settle(page: Page): Promise<"started" | "words"> {
  const outcome = await page.waitForFunction(() => {
    if (document.querySelector("[data-person], main h1")) return "started";
    const words = document.getElementById("unstarted");
    return words && getComputedStyle(words).visibility === "visible" ? "words" : null;
  });
  await page.waitForLoadState("networkidle");
  return (await outcome.jsonValue()) as "started" | "words";
}

type Want = (page: Page) => Promise<unknown>;

const tryTo = (act: Promise<unknown>): Promise<unknown> => act.catch(() => {});

const openPanel =
  (panel: string): Want =>
  async (page) => {
    await button(page, panel).click();
    const there = page.getByRole("region", { name: panel, exact: true });
    await tryTo(there.or(page.getByText(couldNot)).first().waitFor({ timeout: 3000 }));
  };

const openDialog =
  (name: string): Want =>
  async (page) => {
    await tryTo(button(page, name).click({ timeout: 1000 }));
    await tryTo(page.getByRole("dialog").waitFor({ timeout: 3000 }));
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };

/** Every way to want a part of the page that is fetched late, in an order in which all can be wanted. */
const WANTS: Want[] = [
  ...PANELS.map(openPanel),
  (page) => button(page, "More").click(),
  async (page) => {
    const put = page.getByRole("button", { name: beside.put });
    if ((await put.count()) === 0) return; // the tray could not be fetched
    await put.click();
    await tryTo(page.getByText(beside.same).or(page.getByText(couldNot)).first().waitFor({ timeout: 2000 }));
    await put.click();
  },
  ...["Lessons", "Share", "Keys", "About"].map(openDialog),
  async (page) => {
    await tryTo(button(page, "Share").click({ timeout: 1000 }));
    await tryTo(page.getByRole("button", { name: share.take }).click({ timeout: 2000 }));
    await tryTo(
      page.getByRole("heading", { name: take.film }).or(page.getByText(couldNot)).first().waitFor({ timeout: 2000 }),
    );
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  },
  async (page) => {
    await page.locator("h1").click();
    await page.keyboard.press("p");
    const there = page.getByRole("region", { name: present.bar }).or(page.getByText(couldNot));
    await tryTo(there.first().waitFor({ timeout: 2000 }));
    await page.keyboard.press("p");
    await page.locator("h1").waitFor();
  },
  async (page) => {
    await page.getByRole("combobox", { name: "Kitchen" }).selectOption("overtaken");
    await page.waitForLoadState("networkidle");
  },
  async (page) => {
    await tryTo(page.getByRole("combobox", { name: "Language" }).selectOption("zh-CN", { timeout: 1000 }));
    const isChinese = page.getByRole("button", { name: "播放" }).or(page.getByRole("button", { name: "暂停" }));
    await tryTo(isChinese.or(page.getByText(couldNot)).first().waitFor({ timeout: 2000 }));
  },
];

/** So many files that are fetched late are missing at a time. */
const TOGETHER = 3;

/** Does all that is wanted, one after the other; gives all that the page said meanwhile. */
async function want(page: Page, wants: readonly Want[]): Promise<string> {
  let said = "";
  for (const act of wants) {
    await act(page);
    said += await text(page);
  }
  return said;
}

/** Which files are fetched only when something is wanted, and by what first. */
async function filesByWant(browser: Browser): Promise<ReadonlyMap<string, Want>> {
  const byWant = new Map<string, Want>();
  const { page, close } = await openPage(browser, "at=2", { serviceWorkers: "block" });
  const { url } = await site();
  await settle(page);
  for (const act of WANTS) {
    page.on("request", note);
    await act(page);
    await page.waitForLoadState("networkidle");
    page.off("request", note);
    function note(request: Request): void {
      const file = request.url().slice(url.length);
      if (!byWant.has(file)) byWant.set(file, act);
    }
  }
  await close();
  return byWant;
}

/** Opens the page with some files missing, and wants of it what is given. */
async function withoutFiles(browser: Browser, files: readonly string[], wants: readonly Want[]): Promise<void> {
  const site = await serveDist({ prefix, missing: new Set(files) });
  const { page, close } = await openPage(browser, "at=2", { site, serviceWorkers: "block" });
  try {
    const outcome = await settle(page);
    // On a busy machine the words may come a moment before the page.
    const kitchen = page
      .locator("[data-person]")
      .first()
      .waitFor({ timeout: outcome === "words" ? 3000 : 15_000 });
    if (
      !(await kitchen.then(
        () => true,
        () => false,
      ))
    ) {
      expect(await text(page)).toContain(hasNotStarted);
      return;
    }
    const said = await want(page, wants);
    const isCode = (file: string): boolean =>
      /\.(js|css)$/.test(file) && !["start.js", "start.css", "sw.js"].includes(file);
    if (files.some((file) => isCode(file) && site.refused.has(file))) expect(said).toMatch(couldNot);
    // The kitchen lives on: it still plays.
    await page.locator('[data-person="John"]').waitFor();
    const before = await position(page);
    await page.locator("h1").click();
    const step = async () => {
      await page.keyboard.press("ArrowRight");
      return position(page);
    };
    await expect.poll(step, soon).not.toBe(before);
  } catch (error) {
    throw new Error(`without ${files.join(", ")}: ${error}`);
  } finally {
    await close();
    await site.close();
  }
}

eachBrowser((name, launch) => {
  test("each file missing in turn: nothing is white, and the kitchen lives on without what is not the kitchen", {
    timeout: 1_200_000,
  }, async () => {
    const browser = await launch();
    const isWanted = (file: string): boolean => /^(assets\/|start\.|icon\.svg|manifest)/.test(file);
    const all = [...servedFiles("dist").filter(isWanted), "sw.js"];
    expect(all.length).toBeGreaterThan(40);
    // How a browser takes a missing script or style differs by browser, and not by file: the slower one has every eighth.
    const files = all.filter((_, i) => name === "chromium" || i % 8 === 0);
    const byWant = await filesByWant(browser);
    expect(byWant.size).toBeGreaterThan(20);
    // Where files are first asked for by some things, these are wanted, and the thing after the last. Else a fifth of
    // everything is, each time another one.
    const wantsOf = (group: readonly string[]): Want[] => {
      const firsts = [...new Set(group.flatMap((file) => byWant.get(file) ?? []))];
      const last = firsts.at(-1);
      if (!last) return WANTS.filter((_, i) => i % 5 === all.indexOf(group[0] ?? "") % 5);
      return [...new Set([...firsts, WANTS[(WANTS.indexOf(last) + 1) % WANTS.length] as Want])];
    };
    // What is fetched late does not keep another late part from coming: of these some are missing together.
    const late = files.filter((file) => byWant.has(file));
    const groups = [
      ...files.filter((file) => !byWant.has(file)).map((file) => [file]),
      ...Array.from({ length: Math.ceil(late.length / TOGETHER) }, (_, i) =>
        late.slice(i * TOGETHER, (i + 1) * TOGETHER),
      ),
    ];
    const work = async (): Promise<void> => {
      for (let group = groups.shift(); group !== undefined; group = groups.shift())
        await withoutFiles(browser, group, wantsOf(group));
    };
    await Promise.all([work(), work(), work()]);
  });

  test("a panel that could not be fetched says so in its place, and comes when its file is there again", async () => {
    const site = await brokenSite();
    const file = site.find("assets/NumbersPanel-");
    site.missing.add(file);
    const { page, close } = await openPage(await launch(), "at=2", { site, serviceWorkers: "block" });
    await button(page, "Numbers").click();
    const alert = page.getByRole("alert");
    await alert.getByText("This panel could not be fetched").waitFor();
    await expect.poll(() => axeViolations(page), { timeout: 10_000, interval: 300 }).toEqual([]);
    await button(page, "Try again").click();
    await alert.getByText("That failed again").waitFor();
    site.missing.delete(file);
    await button(page, "Try again").click();
    // Firefox, and Chromium up to 147 at least, ask for a module that failed only once a page: there it is the reload
    // that brings it.
    const isThere = await alert.waitFor({ state: "detached", timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (!isThere) await button(page, "Reload").click();
    await alert.waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "Numbers" }).waitFor();
    await page.getByText("Little").first().waitFor();
    await close();
    await site.close();
  });

  test("reloading for a missing file keeps the run, its changes after the cursor too, the cursor, the bookmarks", async () => {
    const site = await brokenSite();
    const file = site.find("assets/NumbersPanel-");
    site.missing.add(file);
    const opened = await openPage(await launch(), "at=0&bounded=1&show=people,console", {
      site,
      serviceWorkers: "block",
    });
    const { page } = opened;
    await page.locator("h1").click();
    for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowRight");
    await button(page, "Add a baker").click();
    await page.locator('[data-person="Ana"]').waitFor();
    await page.locator("h1").click();
    for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowRight");
    await openTools(page);
    await button(page, "Bookmark this moment").click();
    const end = await stateOfRun(page);
    expect(end.bookmarks).toBe(1);
    // Back to before the change: it is to come again.
    for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowLeft");
    const before = await stateOfRun(page);
    expect(before.people).not.toEqual(end.people);
    await button(page, "Numbers").click();
    await page.getByRole("alert").waitFor();
    site.missing.delete(file);
    await button(page, "Reload").click();
    await page.getByText("Little").first().waitFor();
    await expect.poll(() => stateOfRun(page), soon).toEqual(before);
    await page.locator("h1").click();
    for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowRight");
    await expect.poll(() => stateOfRun(page), soon).toEqual(end);
    await opened.close();
    await site.close();
  });

  test("a link that cannot be read yet is not lost", async () => {
    const site = await brokenSite();
    const file = site.find("assets/share-");
    site.missing.add(file);
    const { page, close } = await openPage(await launch(), "bakers=Zoe:0.5&at=3", { site, serviceWorkers: "block" });
    await page.getByText("could not be fetched").waitFor();
    site.missing.delete(file);
    await button(page, "Reload").click();
    await page.locator('[data-person="Zoe"]').waitFor();
    expect(await position(page)).toBe("3.00 s");
    await close();
    await site.close();
  });

  test("a panel that breaks costs nothing but itself", async () => {
    const site = await brokenSite();
    const file = site.find("assets/ConsolePanel-");
    fs.writeFileSync(path.join(site.root, file), 'export default () => { throw new Error("out of flour"); };');
    const { page, close } = await openPage(await launch(), "show=console", { site, serviceWorkers: "block" });
    await page.getByRole("alert").getByText("This panel broke").waitFor();
    await button(page, "Pause").waitFor();
    const at = await position(page);
    await expect.poll(() => position(page), soon).not.toBe(at);
    await button(page, "Close").click();
    await page.getByRole("alert").waitFor({ state: "detached" });
    await close();
    await site.close();
  });

  test("a deploy that replaces the files of an open page: words, and the reload brings the run into the new version", async () => {
    const site = await brokenSite();
    const { page, close } = await openPage(await launch(), "at=2.5&bakers=Zoe:0.5", { site, serviceWorkers: "block" });
    await page.locator('[data-person="Zoe"]').waitFor();
    const file = site.find("assets/NumbersPanel-");
    replaceFile(site, file);
    await button(page, "Numbers").click();
    await page.getByRole("alert").waitFor();
    await button(page, "Reload").click();
    await page.getByText("Little").first().waitFor();
    await page.locator('[data-person="Zoe"]').waitFor();
    expect(await position(page)).toBe("2.50 s");
    await close();
    await site.close();
  });

  test("a host that answers the page for what is missing fools nobody", async () => {
    const site = await brokenSite({ hasFallback: true });
    site.missing.add(site.find("assets/NumbersPanel-")).add(site.find("assets/TimelinePanel-"));
    const { page, close } = await openPage(await launch(), "show=timeline", { site });
    await button(page, "Numbers").click();
    await expect.poll(() => page.getByRole("alert").count(), soon).toBe(2);
    await page.locator('[data-person="John"]').waitFor();
    await close();
    await site.close();
  });
});

/** Publishes a build in which one file has another name: what refers to it, too, as a build does. */
function replaceFile(site: BrokenSite, file: string): void {
  const [from = "", to = ""] = [file, file.replace(/-[^-]+\.js$/, "-replaced.js")].map((one) => path.basename(one));
  for (const one of servedFiles(site.root).filter((name) => /\.(js|html)$/.test(name))) {
    const whole = path.join(site.root, one);
    fs.writeFileSync(whole, fs.readFileSync(whole, "utf8").replaceAll(from, to));
  }
  fs.renameSync(path.join(site.root, file), path.join(site.root, path.dirname(file), to));
}

/** Where the run stands, as one sees it. */
async function stateOfRun(page: Page) {
  return {
    position: await position(page),
    lines: await page.getByTestId("lines").getByRole("listitem").allInnerTexts(),
    people: await page.locator("[data-person]").evaluateAll((all) => all.map((one) => one.getAttribute("data-person"))),
    bookmarks: await page.getByRole("button", { name: /: bookmark$/ }).count(),
  };
}

describe("words for when nothing starts", () => {
  eachBrowser((name, launch) => {
    const wordsAppear = (page: Page) => page.getByRole("heading", { name: hasNotStarted }).waitFor({ timeout: 10_000 });

    // Firefox, as it is driven here, lets a page from a file read its neighbours.
    test.skipIf(name === "firefox")("opened as a file", async () => {
      const page = await (await launch()).newPage();
      await page.goto(pathToFileURL("dist/index.html").href);
      await wordsAppear(page);
      expect(await text(page)).toContain("没有启动");
      await page.close();
    });

    test("in a frame that is shut in, on a host that lets nobody else read", async () => {
      const site = await brokenSite();
      const outer = http.createServer((_, response) => {
        response.writeHead(200, { "content-type": "text/html" });
        response.end(
          `<!doctype html><iframe sandbox="allow-scripts" src="${site.url}" width="800" height="600"></iframe>`,
        );
      });
      await new Promise<void>((resolve) => outer.listen(0, "127.0.0.1", resolve));
      const page = await (await launch()).newPage();
      await page.goto(`http://127.0.0.1:${(outer.address() as { port: number }).port}/`);
      await page.frameLocator("iframe").getByRole("heading", { name: hasNotStarted }).waitFor({ timeout: 10_000 });
      await page.close();
      outer.close();
      await site.close();
    });

    test("with a script that is no script, and without the script that shows the words", async () => {
      const site = await brokenSite();
      const entry = site.find("assets/index-");
      fs.writeFileSync(path.join(site.root, entry), "this is { no script");
      const browser = await launch();
      for (const missing of ["", "start.js"]) {
        if (missing) site.missing.add(missing);
        const { page, close } = await openPage(browser, "", { site, serviceWorkers: "block" });
        await wordsAppear(page);
        await expect.poll(() => axeViolations(page), { timeout: 10_000, interval: 300 }).toEqual([]);
        await close();
      }
      await site.close();
    });

    test("without something that a browser should have: what broke is said, and one can start afresh", async () => {
      const context = await (await launch()).newContext();
      await context.addInitScript(() => {
        if (!location.hash) return;
        delete (window as Partial<Window & typeof globalThis>).ResizeObserver;
      });
      const site = await brokenSite();
      const page = await context.newPage();
      await page.goto(`${site.url}#plate=3`);
      await page.getByRole("heading", { name: "Something went wrong" }).waitFor();
      expect(await text(page)).toContain("ResizeObserver");
      await button(page, "Start afresh").click();
      await page.locator('[data-person="John"]').waitFor();
      await context.close();
      await site.close();
    });
  });
});
