/**
 * The classroom in a browser: links that lock, ask and are packed, presenting, two kitchens on one clock, what is taken home, a
 * frame in another page, and the page as one file.
 */
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Download, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { presets } from "../../src/bakery/index.ts";
import { encodeLink, packLink } from "../../src/share/index.ts";
import { beside } from "../../src/view/i18n/en/beside.ts";
import { learn } from "../../src/view/i18n/en/learn.ts";
import { notices } from "../../src/view/i18n/en/notices.ts";
import { present } from "../../src/view/i18n/en/present.ts";
import { share } from "../../src/view/i18n/en/share.ts";
import { take } from "../../src/view/i18n/en/take.ts";
import { time as timeWords } from "../../src/view/i18n/en/time.ts";
import { axeViolations, eachBrowser, inWebKitGtk, type OpenPage, openPage, openTools, site } from "./harness.ts";

const soon = { timeout: 20_000, interval: 50 };
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const dialog = (page: Page) => page.getByRole("dialog");
const time = (page: Page): Promise<string | null> =>
  page.getByRole("slider", { name: /^Position/ }).getAttribute("aria-valuetext");
const plateSlider = (page: Page) => page.getByRole("slider", { name: /^The plate holds/ });

async function finish({ errors, foreign, close }: OpenPage): Promise<void> {
  expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });
  await close();
}

async function downloaded(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    dialog(page).getByRole("button", { name, exact: true }).click(),
  ]);
  return contentOf(download);
}

async function contentOf(download: Download): Promise<Buffer> {
  return fs.readFileSync(await download.path());
}

/** How far frames of a GIF are from a PNG: the mean difference of a colour's part, of 255. */
const differencesOf = (page: Page, gif: Buffer, frames: readonly number[], png: Buffer): Promise<number[]> =>
  page.evaluate(
    async ([gifText, pngText, numbers]) => {
      const bytesOf = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const [width, height] = [960, 540];
      const pixelsOf = (image: CanvasImageSource): Uint8ClampedArray => {
        const context = new OffscreenCanvas(width, height).getContext("2d") as OffscreenCanvasRenderingContext2D;
        context.drawImage(image, 0, 0, width, height);
        return context.getImageData(0, 0, width, height).data;
      };
      const still = pixelsOf(await createImageBitmap(new Blob([bytesOf(pngText)], { type: "image/png" })));
      const decoder = new ImageDecoder({ data: bytesOf(gifText), type: "image/gif" });
      const found: number[] = [];
      for (const frameIndex of numbers) {
        const { image } = await decoder.decode({ frameIndex });
        const pixels = pixelsOf(image);
        found.push(pixels.reduce((sum, part, i) => sum + Math.abs(part - (still[i] ?? 0)), 0) / pixels.length);
      }
      return found;
    },
    [gif.toString("base64"), png.toString("base64"), frames] as const,
  );

eachBrowser((name, launch) => {
  test("a long link is packed, and opens as what was packed; one that is cut says so", async () => {
    const [{ scenario }] = presets;
    const crowd = {
      ...scenario,
      eaters: Array.from({ length: 120 }, (_, i) => ({ name: `Eater ${i}`, seconds: 1.5 })),
    };
    const packed = await packLink(encodeLink({ scenario: crowd, changes: [], atUs: 2_000_000, panels: [] }));
    expect(packed.startsWith("z=")).toBe(true);
    const opened = await openPage(await launch(), packed);
    await expect.poll(() => time(opened.page), soon).toBe("2.00 s");
    await opened.page.getByText("Eater 119").first().waitFor({ state: "attached" });
    await finish(opened);
    const cut = await openPage(await launch(), packed.slice(0, -40));
    await cut.page.getByText(notices.wanted.packed).waitFor();
    await finish(cut);
  });

  test("what a teacher's link locks is seen and cannot be moved; what it hides is not there", async () => {
    const opened = await openPage(await launch(), "preset=full&at=3&lock=settings,time,kitchens&hide=panels");
    const { page } = opened;
    await page.getByText("Locked by this link").waitFor();
    expect(await page.getByRole("navigation", { name: "Panels" }).count()).toBe(0);
    const before = await plateSlider(page).inputValue();
    await plateSlider(page).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    expect(await plateSlider(page).inputValue()).toBe(before);
    expect(await time(page)).toBe("3.00 s");
    expect(await button(page, "Step forward").isDisabled()).toBe(true);
    expect(await button(page, "Lessons").count()).toBe(0);
    expect(new URL(page.url()).hash).toMatch(/lock=settings,time,kitchens&hide=panels/);
    await page.keyboard.press("Space");
    await expect.poll(() => time(page), soon).not.toBe("3.00 s");
    if (name === "chromium") expect(await axeViolations(page)).toEqual([]);
    await finish(opened);
  });

  test("a link asks first, opens at a beat of a lesson, and brings questions to the shelf", async () => {
    const asked = await openPage(await launch(), "preset=opening&at=3.2&ask=givesWay");
    await asked.page.getByText(/comes to await (put|get)\(\)\. Does it give way/).waitFor();
    await asked.page.getByText(learn.locked).waitFor();
    await finish(asked);
    const beat = await openPage(await launch(), "lesson=hungryEaters:4");
    await beat.page.getByText(learn.beats.hungryEaters[3] ?? "").waitFor();
    await finish(beat);
    const shelf = await openPage(await launch(), "preset=opening&at=3.2&questions=takenBy&lock=kitchens");
    await dialog(shelf.page).getByRole("button", { name: learn.questionKinds.takenBy }).click();
    await shelf.page.getByText(/^Who takes /).waitFor();
    await finish(shelf);
  });

  test("presenting: stage, program and loop together, a remote's keys, a light, a pen, a blank screen", async () => {
    const opened = await openPage(await launch(), "preset=full&at=3&show=numbers", {
      viewport: { width: 1440, height: 900 },
    });
    const { page } = opened;
    await page.getByRole("region", { name: "Numbers", exact: true }).waitFor();
    await page.locator("h1").click();
    await page.keyboard.press("p");
    const bar = page.getByRole("region", { name: present.bar });
    await bar.waitFor();
    for (const panel of ["Program", "Loop"]) await page.getByRole("region", { name: panel, exact: true }).waitFor();
    expect(await plateSlider(page).count()).toBe(0);
    await page.keyboard.press("PageDown");
    await expect.poll(() => time(page), soon).not.toBe("3.00 s");
    const after = await time(page);
    await page.keyboard.press("PageUp");
    await expect.poll(() => time(page), soon).not.toBe(after);
    await page.keyboard.press("d");
    const pen = page.getByTestId("pen");
    await pen.waitFor({ state: "attached" });
    await page.mouse.move(300, 200);
    await page.mouse.down();
    await page.mouse.move(420, 260, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => pen.locator("path").count(), soon).toBe(1);
    await page.keyboard.press("PageDown");
    await expect.poll(() => pen.locator("path").count(), soon).toBe(0);
    await page.keyboard.press("s");
    await bar.getByText(present.spotlightHelp).waitFor();
    await page.keyboard.press("s");
    await page.keyboard.press(".");
    await page.getByText(present.isBlank).waitFor({ state: "attached" });
    await page.keyboard.press("Space");
    await page.getByText(present.isBlank).waitFor({ state: "detached" });
    if (name === "chromium") expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await bar.waitFor({ state: "detached" });
    await page.getByRole("region", { name: "Numbers", exact: true }).waitFor();
    await finish(opened);
  });

  test("two kitchens on one clock: one is changed, and where they part is said; the link brings both", async () => {
    const opened = await openPage(await launch(), "preset=opening&at=0", { viewport: { width: 1440, height: 900 } });
    const { page } = opened;
    await openTools(page);
    await button(page, beside.put).click();
    await page.keyboard.press("Escape");
    await page.getByText(beside.same).waitFor();
    await button(page, new RegExp(beside.controls("B"))).click();
    await plateSlider(page).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowLeft");
    const second = page.getByRole("region", { name: beside.kitchen("B") });
    await second.getByText("0 of 2 on the plate").waitFor();
    await page.locator("h1").click();
    for (let i = 0; i < 4; i++) await page.keyboard.press("Shift+ArrowRight");
    await page.getByText(beside.parts("2.00 s")).waitFor();
    await second.getByText("2 of 2 on the plate").waitFor();
    await button(page, `2.00 s: ${timeWords.parting}`).waitFor();
    if (name === "chromium") expect(await axeViolations(page)).toEqual([]);
    await expect.poll(() => page.url(), soon).toContain("beside=");
    const link = new URL(page.url()).hash.slice(1);
    await finish(opened);
    const again = await openPage(await launch(), link, { viewport: { width: 1440, height: 900 } });
    await again.page.getByText(beside.parts("2.00 s")).waitFor();
    await again.page.getByRole("button", { name: beside.takeAway }).click();
    await again.page.getByRole("region", { name: beside.kitchen("B") }).waitFor({ state: "detached" });
    await finish(again);
  });

  test("the compact page in a frame of another origin: it plays, and leads to the whole", async () => {
    const { url } = await site();
    const frame = `${url}#preset=full&at=2&look=compact`;
    const host = http.createServer((_, response) => {
      response.setHeader("content-type", "text/html");
      response.end(`<!doctype html><title>host</title><iframe width="900" height="560" src="${frame}"></iframe>`);
    });
    await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
    const { page, close } = await openPage(await launch());
    await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
    const inside = page.frameLocator("iframe");
    await inside.locator('[data-person="John"]').first().waitFor();
    expect(await inside.getByRole("button", { name: "Share" }).isVisible()).toBe(false);
    expect(await inside.getByRole("button", { name: "Loop" }).isVisible()).toBe(false);
    const whole = inside.getByRole("link", { name: share.openWhole });
    await whole.focus();
    await expect.poll(() => whole.getAttribute("href"), soon).toContain("at=2");
    expect(await whole.getAttribute("href")).not.toContain("look=");
    // From inside: what Firefox's driver clicks or types does not reach a frame of another origin.
    await inside.getByRole("button", { name: "Play", exact: true }).evaluate((play: HTMLElement) => play.click());
    await expect
      .poll(() => inside.getByRole("slider", { name: /^Position/ }).getAttribute("aria-valuetext"), soon)
      .not.toBe("2.00 s");
    await close();
    host.close();
  });

  test("a file that is dropped and is no kitchen costs nothing, and a kitchen's is opened", async () => {
    const opened = await openPage(await launch(), "preset=full&at=2");
    const { page } = opened;
    await page.locator('[data-person="John"]').waitFor();
    const drop = (text: string): Promise<void> =>
      page.evaluate((content) => {
        document.body.dispatchEvent(new DragEvent("dragenter", { bubbles: true }));
        const data = new DataTransfer();
        data.items.add(new File([content], "a.json", { type: "application/json" }));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      }, text);
    await expect
      .poll(async () => {
        await drop('{"format":"else"}');
        return page.getByText(notices.badFile).count();
      }, soon)
      .toBe(1);
    expect(await time(page)).toBe("2.00 s");
    await drop('{"format":"plateful-kitchen","version":1,"link":"preset=hungry&at=1.5"}');
    await expect.poll(() => time(page), soon).toBe("1.50 s");
    await finish(opened);
  });

  test("the page as one file plays from a disk, with its panels, lessons and languages, and asks for nothing", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "plateful-file-"));
    fs.copyFileSync("dist/plateful.html", path.join(folder, "plateful.html"));
    const { page, errors, close } = await openPage(await launch());
    const asked: string[] = [];
    page.on("request", (request) => {
      if (!/^(data|blob):/.test(request.url())) asked.push(request.url());
    });
    await page.goto(`${pathToFileURL(path.join(folder, "plateful.html"))}#preset=full&at=2&show=loop,program`);
    await page.getByRole("region", { name: "Loop", exact: true }).waitFor();
    await page.locator("h1").click();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => time(page), soon).not.toBe("2.00 s");
    await button(page, "Lessons").click();
    await dialog(page).getByRole("button", { name: learn.titles.plateFills }).click();
    await page.getByText(learn.beats.plateFills[0] ?? "").waitFor();
    await page.getByRole("combobox", { name: "Language" }).selectOption("zh-CN");
    await button(page, "课程").waitFor();
    expect(asked.filter((url) => !url.includes("plateful.html"))).toEqual([]);
    expect(errors).toEqual([]);
    await close();
    fs.rmSync(folder, { recursive: true });
  });

  // A stock Firefox does not tell its driver of downloads.
  describe.skipIf(name === "firefox")("what is taken home", () => {
    test("a link with what a teacher chose is previewed; pictures, films and data are what they say", async () => {
      const opened = await openPage(await launch(), "preset=opening&at=2.9", { acceptDownloads: true });
      const { page } = opened;
      await button(page, "Share").click();
      await dialog(page).getByLabel(share.parts.settings).selectOption("locked");
      await dialog(page).getByRole("button", { name: share.preview }).click();
      await page.frameLocator("dialog iframe").getByText("Locked by this link").waitFor();
      expect(await axeViolations(page)).toEqual([]);
      const kitchen = JSON.parse(String(await downloaded(page, share.saveKitchen)));
      expect(kitchen).toMatchObject({ format: "plateful-kitchen", link: expect.stringContaining("at=2.9") });
      await dialog(page).getByRole("button", { name: share.take }).click();
      await dialog(page).getByRole("heading", { name: take.film }).waitFor();
      const pngs: Buffer[] = [];
      for (const subject of ["stage", "timeline", "loop"]) {
        await dialog(page).getByLabel(take.subject).selectOption(subject);
        const svg = String(await downloaded(page, take.asSvg));
        expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
        expect(svg).not.toContain("var(--");
        expect(svg).toContain("John");
        const png = await downloaded(page, take.asPng);
        expect(png.subarray(1, 4).toString()).toBe("PNG");
        expect(png.readUInt32BE(16)).toBeGreaterThan(1200);
        pngs.push(png);
      }
      expect(String(await downloaded(page, take.loaves))).toMatch(/^loaf,plate,put_by.*\r\nJ0,1,John,0\.5,Grace,0\.5,/);
      expect(JSON.parse(String(await downloaded(page, take.perfetto))).traceEvents.length).toBeGreaterThan(20);
      expect(await axeViolations(page)).toEqual([]);
      const gif = await downloaded(page, take.make);
      expect(gif.subarray(0, 6).toString()).toBe("GIF89a");
      // A frame each: as many as its count says, each with its own delay of a tenth of a second.
      const frames = gif.toString("latin1").split("\x21\xf9\x04").length - 1;
      expect(frames).toBe(30);
      expect(gif.length).toBeLessThan(1_500_000);
      // The last frame, of 2.9 s, is the picture of that moment; one from the middle is another one.
      const apart = await differencesOf(page, gif, [29, 15], pngs[0] as Buffer);
      expect(apart[0]).toBeLessThan(5);
      expect(apart[1]).toBeGreaterThan((apart[0] ?? 0) + 2);
      await finish(opened);
    }, 120_000);

    test("a worksheet has a page to fill in, and its answers on another", async () => {
      const opened = await openPage(await launch(), "preset=opening&at=3");
      const { page } = opened;
      await button(page, "Share").click();
      await dialog(page).getByRole("button", { name: share.take }).click();
      await dialog(page).getByRole("button", { name: take.openWorksheet }).click();
      const sheets = page.locator("[data-sheet]");
      await expect.poll(() => sheets.count(), soon).toBe(2);
      expect(await sheets.first().locator("ol > li").count()).toBe(await sheets.last().locator("ol > li").count());
      expect(await sheets.first().innerText()).not.toContain(take.sheetKey);
      for (const format of ["A4", "Letter"]) {
        const pdf = String(await page.pdf({ format }));
        expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(2);
      }
      await finish(opened);
    });
  });
});

inWebKitGtk((launch) => {
  test("the page as one file plays from a disk", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "plateful-file-"));
    fs.copyFileSync("dist/plateful.html", path.join(folder, "plateful.html"));
    const page = await launch();
    await page.goto(`${pathToFileURL(path.join(folder, "plateful.html"))}#preset=full&at=2&show=loop`);
    const positionIn = () => document.querySelector('[data-testid="position"]')?.getAttribute("aria-valuetext");
    await expect.poll(() => page.evaluate(positionIn), soon).toBe("2.00 s");
    await page.evaluate(() => document.querySelector<HTMLElement>('[aria-keyshortcuts="ArrowRight"]')?.click());
    await expect.poll(() => page.evaluate(positionIn), soon).not.toBe("2.00 s");
    await expect.poll(() => page.evaluate(() => document.getElementById("panel-loop") !== null), soon).toBe(true);
    fs.rmSync(folder, { recursive: true });
  });
});
