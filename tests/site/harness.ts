/**
 * What every browser test over the built site needs: the site under a sub-path, the engines this machine has,
 * and pages that note whatever goes wrong in them. Holds no expectation of its own.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, firefox, type Page } from "playwright";
import { afterAll, describe } from "vitest";
import { chromiumArgs, findChromium, findFirefox, findWebKitGtk } from "../../scripts/browsers.mjs";
import { servedFiles } from "../../scripts/plugins.ts";
import { serveDist } from "../../scripts/serve-dist.mjs";
import { launchWebKitGtk, type WebKitPage } from "./webdriver.ts";

/** Deep enough that an absolute path anywhere in the build leads to a 404. */
export const prefix = "/some/sub/path/";

/** Without a graphics card most of its time goes into painting. No driver can ask it for calm, so it is asked at its start. */
const FIREFOX_PREFS = { "layout.frame_rate": 20, "ui.prefersReducedMotion": 1 };

export type BrowserName = "chromium" | "firefox";
export type Site = Awaited<ReturnType<typeof serveDist>>;

let shared: Promise<Site> | undefined;

/** Serve dist/ for this test file; the same server on every call, closed after the file's last test. */
export function site(): Promise<Site> {
  shared ??= serveDist({ prefix });
  return shared;
}
afterAll(async () => (await shared)?.close());

function launcher(name: BrowserName): (() => Promise<Browser>) | undefined {
  if (name === "chromium") {
    const found = findChromium();
    const env = { ...(process.env as Record<string, string>), ...found?.env };
    return found && (() => chromium.launch({ executablePath: found.executablePath, args: chromiumArgs, env }));
  }
  const found = findFirefox();
  // A stock Firefox, spoken to over WebDriver BiDi: Playwright's own build would be another download.
  return (
    found &&
    (() =>
      firefox.launch({ channel: "moz-firefox", executablePath: found.executablePath, firefoxUserPrefs: FIREFOX_PREFS }))
  );
}

/**
 * Declare the same tests for Chromium and Firefox; they show as skipped for an engine that is absent.
 * `launch` starts the engine on its first call, gives the same browser on later ones; it is closed after the last test.
 */
export function eachBrowser(body: (name: BrowserName, launch: () => Promise<Browser>) => void): void {
  for (const name of ["chromium", "firefox"] as const) {
    const start = launcher(name);
    describe.skipIf(!start)(name, () => {
      let running: Promise<Browser> | undefined;
      afterAll(async () => (await running)?.close());
      body(name, () => {
        running ??= start?.() ?? Promise.reject(new Error(`No ${name} on this machine`));
        return running;
      });
    });
  }
}

/** Declare tests for WebKitGTK; as eachBrowser does, but `launch` gives the one page it has. */
export function inWebKitGtk(body: (launch: () => Promise<WebKitPage>) => void): void {
  const found = findWebKitGtk();
  describe.skipIf(!found)("webkitgtk", () => {
    let running: Promise<WebKitPage> | undefined;
    afterAll(async () => (await running)?.close());
    body(() => {
      running ??= found ? launchWebKitGtk(found) : Promise.reject(new Error("No WebKitGTK on this machine"));
      return running;
    });
  });
}

/** A copy of the finished site to break: served until it is closed, then removed. */
export interface BrokenSite extends Site {
  readonly root: string;
  /** Files, relative to root, that are as if they were not there. */
  readonly missing: Set<string>;
  /** Names a file of the build by how its name begins: `assets/NumbersPanel-`. */
  find(beginning: string): string;
}

export async function brokenSite(options: { hasFallback?: boolean } = {}): Promise<BrokenSite> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "plateful-broken-"));
  fs.cpSync("dist", root, { recursive: true });
  const missing = new Set<string>();
  const served = await serveDist({ prefix, root, missing, ...options });
  const close = async (): Promise<void> => {
    await served.close();
    fs.rmSync(root, { recursive: true, force: true });
  };
  const find = (beginning: string): string => {
    const found = servedFiles(root).find((file) => file.startsWith(beginning) && !file.endsWith(".css"));
    if (!found) throw new Error(`No ${beginning} in the build`);
    return found;
  };
  return { ...served, root, missing, find, close };
}

export interface OpenPage {
  readonly page: Page;
  /** Uncaught errors, console errors, failed responses and breaches of the policy, so far. Grows; expect it empty. */
  readonly errors: readonly string[];
  /** Requests to any other origin, so far. */
  readonly foreign: readonly string[];
  /** Close the page with its context (its storage and its service worker). */
  close(): Promise<void>;
}

/** Where to open, besides Playwright's own options of a context. */
export interface OpenOptions extends BrowserContextOptions {
  /** Another server than site(), such as one the test is going to stop. */
  site?: Site;
}

/**
 * Open the site in a context of its own, by default with reduced motion, so that nothing is half faded when looked at
 * (a stock Firefox takes no such wish from its driver: there, wait or poll).
 * @param hash What follows the `#` in the link, without it.
 */
export async function openPage(browser: Browser, hash = "", options: OpenOptions = {}): Promise<OpenPage> {
  const { site: given, ...contextOptions } = options;
  const { url } = given ?? (await site());
  const context = await browser.newContext({ reducedMotion: "reduce", ...contextOptions });
  const errors: string[] = [];
  const foreign: string[] = [];
  const { origin } = new URL(url);
  context.on("request", (request) => {
    const isLocal = ["data:", "blob:", "about:"].includes(new URL(request.url()).protocol);
    if (!isLocal && new URL(request.url()).origin !== origin) foreign.push(request.url());
  });
  context.on("response", (response) => {
    if (response.status() >= 400) errors.push(`response ${response.status()}: ${response.url()}`);
  });
  context.on("weberror", (error) => errors.push(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(`console: ${message.text()}`);
  });
  // Firefox keeps breaches of the policy out of what a driver sees of its console.
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (e) => {
      console.error(`policy: ${e.violatedDirective} blocked ${e.blockedURI} (${e.sourceFile}:${e.lineNumber})`);
    });
  });
  const page = await context.newPage();
  await page.goto(hash ? `${url}#${hash}` : url);
  return { page, errors, foreign, close: () => context.close() };
}

/** Types a number into a field by keys, as a stock Firefox wants it. */
export async function typeInto(page: Page, name: RegExp, text: string): Promise<void> {
  await page.getByRole("spinbutton", { name }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

/** Opens the tray with what goes beyond playing: jumps, undo, bookmarks, running until something happens. */
export async function openTools(page: Page): Promise<void> {
  const more = page.getByRole("button", { name: "More", exact: true });
  await more.waitFor();
  if ((await more.getAttribute("aria-pressed")) !== "true") await more.click();
  await page.getByLabel("Run until").waitFor();
}

/** Resolves when the service worker holds the whole page and answers for it. */
export async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

/** The accessibility rules we hold: WCAG 2.2, levels A and AA. */
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

type AxeReport = { violations: { id: string; help: string; nodes: { target: unknown[] }[] }[] };

function runAxe(tags: string[]): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: { run(options: unknown): Promise<AxeReport> } };
  return axe
    .run({ runOnly: tags })
    .then(({ violations }) =>
      violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(" ")).join(", ")})`),
    );
}

/** Run axe in the page as it stands now, in any engine; one line for each rule broken, with the elements. */
export async function axeViolations(page: Page | WebKitPage): Promise<string[]> {
  const hasAxe = () => "axe" in globalThis;
  const isPlaywright = "context" in page;
  if (!(await (isPlaywright ? page.evaluate(hasAxe) : page.evaluate(hasAxe)))) {
    await (isPlaywright ? page.evaluate(axe.source) : page.evaluate(`() => { ${axe.source} }`));
  }
  return isPlaywright ? page.evaluate(runAxe, axeTags) : page.evaluate(runAxe, axeTags);
}
