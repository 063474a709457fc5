/**
 * What the built site shows to those who do not run it, or not yet: previews of a link, icons, an address at which there
 * is nothing, a browser without JavaScript. And the licences that go with it.
 */
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { eachBrowser, openPage, prefix, site } from "./harness.ts";

const dist = (file: string): Buffer => fs.readFileSync(path.join("dist", file));

/** The size a PNG file says it has. */
function pngSize(file: string): string {
  const bytes = dist(file);
  expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

interface Pixels {
  readonly width: number;
  /** Of the whole picture, by "r,g,b,a". */
  readonly counts: Record<string, number>;
  /** Those that occur further from the middle than two fifths of the width. */
  readonly outside: string[];
}

/** Look at a picture of the site in the page. */
const pixelsOf = (page: Page, file: string): Promise<Pixels> =>
  page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    const { width, height } = image;
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d") as CanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const counts: Record<string, number> = {};
    const outside = new Set<string>();
    for (let i = 0; i < data.length; i += 4) {
      const colour = data.slice(i, i + 4).join(",");
      counts[colour] = (counts[colour] ?? 0) + 1;
      const [x, y] = [((i / 4) % width) + 0.5, Math.floor(i / 4 / width) + 0.5];
      if (Math.hypot(x - width / 2, y - height / 2) > width * 0.4) outside.add(colour);
    }
    return { width, counts, outside: [...outside] };
  }, file);

describe("the manifest", () => {
  const manifest = JSON.parse(dist("manifest.webmanifest").toString());

  test("says who the page is", () => {
    expect(manifest).toMatchObject({ id: "plateful", lang: "en", start_url: "./", scope: "./" });
  });

  test.each([...manifest.icons, ...manifest.screenshots].filter(({ type }) => type === "image/png"))(
    "$src is as large as it says",
    ({ src, sizes }) => expect(pngSize(src)).toBe(sizes),
  );

  test("has an icon for every use", () => {
    const uses = manifest.icons.map(({ sizes, purpose }: Record<string, string>) => `${purpose} ${sizes}`);
    expect(uses).toEqual(expect.arrayContaining(["any 192x192", "any 512x512", "maskable 512x512"]));
  });
});

describe("the head", () => {
  const html = dist("index.html").toString();
  const property = (name: string) => new RegExp(`<meta property="${name}" content="([^"]+)"`).exec(html)?.[1] ?? "";

  test("says what the page is, and shows a picture of it", () => {
    expect(/<title>(.*)<\/title>/.exec(html)?.[1]).toContain("asyncio.Queue");
    expect(property("og:title")).toContain("Plateful");
    expect(property("og:description")).toContain("bread");
    expect(property("og:image")).toMatch(/(^\.|^https:\/\/.*)\/pictures\/preview\.png$/);
    expect(pngSize("pictures/preview.png")).toBe(`${property("og:image:width")}x${property("og:image:height")}`);
  });

  test("has an icon for a home screen that asks for no manifest", () => {
    expect(html).toContain('<link rel="apple-touch-icon" href="./icons/apple-touch-180.png">');
    expect(pngSize("icons/apple-touch-180.png")).toBe("180x180");
  });
});

describe("the licences", () => {
  const notices = dist("THIRD-PARTY-NOTICES.txt").toString();

  test("our own is in the build", () => {
    expect(dist("LICENSE.txt").toString()).toBe(fs.readFileSync("LICENSE", "utf8"));
  });

  test("so is each package's that the page is made of, with its text", () => {
    const { dependencies } = JSON.parse(fs.readFileSync("package.json", "utf8"));
    for (const [name, version] of Object.entries(dependencies)) expect(notices).toContain(`\n${name} ${version}\n`);
    const heads = /^-{80}\n(\S+) [\d.]+\n(\S+)\n\n/gm;
    for (const [, name, licence] of notices.matchAll(heads))
      expect([name, licence]).toEqual([name, expect.stringMatching(/^(MIT|ISC|OFL-1\.1)$/)]);
    expect(notices.match(/SIL OPEN FONT LICENSE Version 1.1/g)).toHaveLength(2);
    expect(notices).not.toContain("vitest");
  });
});

eachBrowser((name, launch) => {
  test("an address with nothing at it, however deep, leads back to the kitchen of the link", async () => {
    const { page, close } = await openPage(await launch());
    const { url } = await site();
    const body = dist("404.html").toString();
    await page.route(`${url}no/such/place`, (route) => route.fulfill({ status: 404, contentType: "text/html", body }));
    await page.goto(`${url}no/such/place#preset=hungry`);
    for (const words of ["Go to the kitchen", "去厨房"]) {
      const link = page.getByRole("link", { name: words });
      await expect.poll(() => link.getAttribute("href")).toBe(`${prefix}#preset=hungry`);
    }
    expect(await page.locator("h1").evaluate((h1) => getComputedStyle(h1).marginTop)).toBe("8px"); // its style applies
    await page.getByRole("link", { name: "Go to the kitchen" }).click();
    await page.locator('[data-person="John"]').waitFor();
    expect(page.url()).toContain(`${prefix}#preset=hungry`);
    await close();
  });

  test("the window About leads to the licences", async () => {
    const { page, close } = await openPage(await launch());
    await page.getByRole("button", { name: "About" }).click();
    const { url } = await site();
    for (const words of ["Its licence (MIT)", "The licences of all that is in it"]) {
      const href = await page.getByRole("link", { name: words }).getAttribute("href");
      const { status, type } = await page.evaluate(
        async (address) => {
          const answer = await fetch(address);
          return { status: answer.status, type: answer.headers.get("content-type") };
        },
        new URL(href ?? "", url).href,
      );
      expect([status, type]).toEqual([200, "text/plain; charset=utf-8"]);
    }
    await close();
  });

  if (name !== "chromium") return;
  // A stock Firefox lets no driver turn its scripts off.
  test("shows the picture of the kitchen where there is no JavaScript", async () => {
    const { page, close } = await openPage(await launch(), "", {
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const picture = page.locator("noscript img");
    await picture.waitFor();
    const box = await picture.boundingBox();
    expect(box?.width).toBeLessThanOrEqual(390);
    expect(box?.height).toBeGreaterThan(150);
    await close();
  });

  test("the preview is a drawn kitchen, with words on it", async () => {
    const { page, close } = await openPage(await launch());
    const { width, counts } = await pixelsOf(page, "pictures/preview.png");
    expect(width).toBe(1200);
    const john = "184,56,75,255";
    const mike = "31,111,163,255";
    const ink = "51,35,26,255"; // of the title and the names: without a font there would be none
    for (const colour of [john, mike, ink]) expect([colour, counts[colour]]).toEqual([colour, expect.any(Number)]);
    expect(counts[john]).toBeGreaterThan(2000);
    expect(counts[ink]).toBeGreaterThan(1000);
    await close();
  });

  test("the icon under a mask is not cut: all but its paper is in the inner circle", async () => {
    const { page, close } = await openPage(await launch());
    const { counts, outside } = await pixelsOf(page, "icons/maskable-512.png");
    expect(outside).toEqual(["251,245,234,255"]);
    expect(Object.keys(counts).length).toBeGreaterThan(5);
    await close();
  });
});
