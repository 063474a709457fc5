/**
 * The service worker under bad deploys and bad storage: a version is installed whole or not at all, every tab keeps the
 * one it was opened with, and what is broken in store heals.
 */
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { writeServiceWorker } from "../../scripts/plugins.ts";
import { type BrokenSite, brokenSite, eachBrowser, openPage } from "./harness.ts";

const soon = { timeout: 15_000, interval: 100 };
/** Three versions installed one after the other take their time on a busy machine. */
const slow = { timeout: 180_000 };

async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

/** Publishes the site as another version: its panel of printed lines has another name, and says which version it is. */
function publish(site: BrokenSite, version: string): void {
  const from = path.basename(site.find("assets/ConsolePanel-"));
  const to = `ConsolePanel-${version}.js`;
  const assets = path.join(site.root, "assets");
  for (const name of fs.readdirSync(assets).filter((one) => /^index-.*\.js$/.test(one))) {
    const file = path.join(assets, name);
    const next = `index-${version}.js`;
    fs.writeFileSync(path.join(assets, next), fs.readFileSync(file, "utf8").replaceAll(from, to));
    fs.rmSync(file);
    // Whatever imports the entry must import this one: two would be two pages.
    for (const other of ["../index.html", ...fs.readdirSync(assets)].filter((one) => /\.(js|html)$/.test(one))) {
      const importer = path.join(assets, other);
      fs.writeFileSync(importer, fs.readFileSync(importer, "utf8").replaceAll(name, next));
    }
  }
  fs.rmSync(path.join(assets, from));
  fs.writeFileSync(path.join(assets, to), `export default () => "printed by version ${version}";`);
  writeServiceWorker(site.root);
}

/** Asks for a newer version, and gives what became of it: "waiting", or "refused" when it was not all there. */
function update(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise<string>((resolve) => {
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker?.addEventListener("statechange", () => {
          if (worker.state === "installed") resolve("waiting");
          if (worker.state === "redundant") resolve("refused");
        });
      });
    });
    await registration.update();
    return found;
  });
}

const cacheNames = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await caches.keys()).filter((name) => !name.endsWith(" tabs")));
const useIt = (page: Page) => page.getByRole("button", { name: "Use it now" }).click();
const drawn = (page: Page) => page.locator('[data-person="John"]').waitFor();

eachBrowser((_name, launch) => {
  test(
    "a deploy that is half there is not taken, and leaves nothing; the version before goes on, offline too",
    slow,
    async () => {
      const site = await brokenSite();
      const { page, close } = await openPage(await launch(), "", { site });
      await untilKept(page);
      const [first] = await cacheNames(page);
      publish(site, "two");
      site.missing.add("assets/ConsolePanel-two.js");
      expect(await update(page)).toBe("refused");
      expect(await cacheNames(page)).toEqual([first]);
      // The same answered with another file, as by a host with a page for everything.
      site.missing.clear();
      const whole = path.join(site.root, "assets/ConsolePanel-two.js");
      const text = fs.readFileSync(whole, "utf8");
      fs.writeFileSync(whole, "<!doctype html>");
      expect(await update(page)).toBe("refused");
      expect(await cacheNames(page)).toEqual([first]);
      fs.writeFileSync(whole, text);
      expect(await update(page)).toBe("waiting");
      await page.getByRole("button", { name: "Use it now" }).waitFor(); // what it pushes down is clicked after that
      await page.getByRole("button", { name: "Printed lines" }).click();
      await page.getByTestId("lines").waitFor();
      await useIt(page);
      await page.getByText("printed by version two").waitFor();
      await page.reload();
      await expect.poll(() => cacheNames(page), soon).toHaveLength(1);
      await close();
      await site.close();
    },
  );

  test("every open tab keeps the version it was opened with; closed ones are forgotten", slow, async () => {
    const site = await brokenSite();
    const opened = await openPage(await launch(), "", { site });
    const one = opened.page;
    await untilKept(one);
    publish(site, "two");
    expect(await update(one)).toBe("waiting");
    const two = await one.context().newPage();
    await two.goto(site.url);
    await useIt(two);
    await expect.poll(() => two.evaluate(() => document.scripts[1]?.src ?? ""), soon).toContain("index-two");
    await drawn(two);
    publish(site, "three");
    expect(await update(two)).toBe("waiting");
    const three = await one.context().newPage();
    await three.goto(site.url);
    await useIt(three);
    await expect.poll(() => three.evaluate(() => document.scripts[1]?.src ?? ""), soon).toContain("index-three");
    await drawn(three);
    expect(await cacheNames(three)).toHaveLength(3);
    for (const page of [one, two, three]) await page.getByRole("button", { name: "Printed lines" }).click();
    await one.getByTestId("lines").waitFor();
    await two.getByText("printed by version two").waitFor();
    await three.getByText("printed by version three").waitFor();
    await one.close();
    await two.close();
    await three.reload();
    await expect.poll(() => cacheNames(three), soon).toHaveLength(1);
    await opened.close();
    await site.close();
  });

  test("what is broken in store is fetched anew, at once", slow, async () => {
    const site = await brokenSite();
    const { page, errors, close } = await openPage(await launch(), "", { site });
    await untilKept(page);
    const spoil = () =>
      page.evaluate(async () => {
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const { url } of await cache.keys()) {
            if (!/\.(js|css)$/.test(url)) continue;
            const type = url.endsWith(".js") ? "text/javascript" : "text/css";
            await cache.put(url, new Response("<!doctype html>", { headers: { "content-type": type } }));
          }
        }
      });
    await spoil();
    await page.reload();
    await drawn(page);
    expect(errors).toEqual([]);
    // It has healed for good: without a network, too.
    await site.close();
    await page.reload();
    await drawn(page);
    expect(errors).toEqual([]);
    await close();
  });

  test("a broken version that the host no longer has gives way to the one it has", slow, async () => {
    const site = await brokenSite();
    const { page, close } = await openPage(await launch(), "", { site });
    await untilKept(page);
    const entry = site.find("assets/index-");
    publish(site, "two");
    await page.evaluate(async (file) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const { url } of await cache.keys()) if (url.endsWith(file)) await cache.put(url, new Response("spoilt"));
      }
    }, entry);
    await page.reload();
    await page.reload();
    await drawn(page);
    expect(await page.evaluate(() => document.scripts[1]?.src ?? "")).toContain("index-two");
    await close();
    await site.close();
  });

  test("a store that was cleared away is filled again by the next visit", slow, async () => {
    const site = await brokenSite();
    const { page, close } = await openPage(await launch(), "", { site });
    await untilKept(page);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await page.reload();
    await drawn(page);
    const isFull = () =>
      page.evaluate(async () => (await caches.match(new URL("?files", document.baseURI).href)) !== undefined);
    await expect.poll(isFull, soon).toBe(true);
    await site.close();
    await page.reload();
    await drawn(page);
    await close();
  });
});
