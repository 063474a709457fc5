/**
 * The built site as a shell, whatever the page shows: it opens under a sub-path in every engine without an error or a
 * foreign request, behind its policy, accessible, and it opens again without a network.
 */
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { firstFiles } from "../../scripts/budget.mjs";
import { serveDist } from "../../scripts/serve-dist.mjs";
import {
  axeViolations,
  eachBrowser,
  inWebKitGtk,
  type OpenPage,
  openPage,
  prefix,
  site,
  untilKept,
} from "./harness.ts";

const policySelector = 'meta[http-equiv="Content-Security-Policy"]';
const untilClean = { timeout: 10_000, interval: 300 }; // entrances fade in, and half-faded text lacks contrast

/** Resolves when React has drawn something: index.html alone must not pass for the page. If it never does, say why. */
async function untilDrawn({ page, errors }: OpenPage): Promise<void> {
  const drawn = page.waitForFunction(() => document.querySelector("main") !== null, undefined, { timeout: 15_000 });
  await drawn.catch((error) => {
    expect(errors).toEqual([]);
    throw error;
  });
}

eachBrowser((_name, launch) => {
  test("opens under a sub-path: no error, no foreign request, a title, a policy", async () => {
    const opened = await openPage(await launch());
    await untilDrawn(opened);
    expect(await opened.page.title()).toContain("Plateful");
    const policy = await opened.page.getAttribute(policySelector, "content");
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain("unsafe");
    await opened.page.waitForLoadState("load");
    expect(opened.errors).toEqual([]);
    expect(opened.foreign).toEqual([]);
    await opened.close();
  });

  test("breaks no accessibility rule", async () => {
    const opened = await openPage(await launch());
    await untilDrawn(opened);
    await expect.poll(() => axeViolations(opened.page), untilClean).toEqual([]);
    await opened.close();
  });

  test("fetches nothing before the first click that the budget does not count", async () => {
    const opened = await openPage(await launch(), "", { serviceWorkers: "block" });
    await untilDrawn(opened);
    await opened.page.waitForLoadState("networkidle");
    const names = await opened.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    const { url } = await site();
    const fetched = names.map((name) => name.slice(url.length)).filter((name) => /\.(js|css)$/.test(name));
    const { js, css } = firstFiles();
    expect(fetched.length).toBeGreaterThan(5);
    expect(fetched.filter((name) => !js.has(name) && !css.has(name))).toEqual([]);
    await opened.close();
  });

  test("opens without a network after the first visit", async () => {
    const stoppable = await serveDist({ prefix });
    const opened = await openPage(await launch(), "", { site: stoppable });
    await untilKept(opened.page);
    await stoppable.close();
    await opened.page.reload();
    await untilDrawn(opened);
    expect(await opened.page.title()).toContain("Plateful");
    // A link from elsewhere with a query of its own opens, too.
    await opened.page.goto(`${stoppable.url}?from=mail`);
    await untilDrawn(opened);
    expect(opened.errors).toEqual([]);
    expect(opened.foreign).toEqual([]);
    await opened.close();
  });

  test("keeps the version it has until told to change", async () => {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), "plateful-update-"));
    fs.cpSync("dist", root, { recursive: true });
    const served = await serveDist({ prefix, root });
    try {
      // It stands still: where nothing draws but the processor, a kitchen that plays can keep Chromium from ever looking for
      // the new version.
      const { page, errors, close } = await openPage(await launch(), "at=2", { site: served });
      await untilKept(page);
      const worker = path.join(root, "sw.js");
      fs.writeFileSync(worker, fs.readFileSync(worker, "utf8").replace(/"version":"\w+"/, '"version":"next"'));
      const states = await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        const old = navigator.serviceWorker.controller;
        await registration.update();
        while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
        const isKept = navigator.serviceWorker.controller === old && registration.active === old;
        const changed = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
        registration.waiting.postMessage("skip-waiting");
        await changed;
        return { isKept, isReplaced: navigator.serviceWorker.controller !== old };
      });
      expect(states).toEqual({ isKept: true, isReplaced: true });
      expect(errors).toEqual([]);
      await close();
    } finally {
      await served.close();
      fs.rmSync(root, { recursive: true, force: true });
    }
  });
});

inWebKitGtk((launch) => {
  test("opens under a sub-path: no foreign request, a title, a policy", async () => {
    const page = await launch();
    const { url } = await site();
    await page.goto(url);
    await page.waitFor(() => document.querySelector("main") !== null);
    expect(await page.evaluate(() => document.title)).toContain("Plateful");
    const selector = policySelector;
    const policy = await page.evaluate((s: string) => document.querySelector(s)?.getAttribute("content"), selector);
    expect(policy).toContain("default-src 'self'");
    const requested = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
    const foreign = requested.filter((name) => !name.startsWith(url) && !/^(data|blob):/.test(name));
    expect(foreign).toEqual([]);
  });

  test("breaks no accessibility rule", async () => {
    const page = await launch();
    await page.goto((await site()).url);
    await page.waitFor(() => document.querySelector("main") !== null);
    await expect.poll(() => axeViolations(page), untilClean).toEqual([]);
  });
});

describe("the test server", () => {
  /** Ask with the path exactly as written: fetch would resolve the dots first. */
  const status = (url: string, asked: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(url);
      const request = http.get({ hostname, port, path: asked }, (response) => resolve(response.resume().statusCode));
      request.on("error", reject);
    });

  test("serves what is in the folder under the prefix and nothing else", async () => {
    const { url } = await site();
    expect(await status(url, prefix)).toBe(200);
    expect(await status(url, `${prefix}index.html?a=b`)).toBe(200);
    const refused = [
      "/",
      "/index.html",
      `${prefix}no-such-file`,
      `${prefix}assets`,
      `${prefix}../package.json`,
      `${prefix}%2e%2e/package.json`,
      `${prefix}..%2fpackage.json`,
      `${prefix}..%5cpackage.json`,
      `${prefix}%2fetc%2fpasswd`,
      `${prefix}%00`,
      `${prefix}%zz`,
    ];
    for (const asked of refused) expect([asked, await status(url, asked)]).toEqual([asked, 404]);
  });
});
