/**
 * The address as a memory: what a link says stays in it, and copying works where there is no clipboard.
 */
import http from "node:http";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { eachBrowser, openPage, openTools, site } from "./harness.ts";

const soon = { timeout: 10_000, interval: 50 };
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const fragment = (page: Page): URLSearchParams => new URLSearchParams(page.url().split("#")[1] ?? "");
const said = (page: Page): Record<string, string> => Object.fromEntries(fragment(page));
const bookmarks = (page: Page): Promise<number> => page.getByRole("button", { name: /: bookmark$/ }).count();
/** As a link is typed: with its commas and colons as they are. */
const linkOf = (said: Record<string, string>): string =>
  Object.entries(said)
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
const changes = "1000000:14:size:3";

eachBrowser((_name, launch) => {
  test("opening a panel keeps the moment, the changes and the bookmarks in the address", async () => {
    const link = { preset: "full", changes, at: "2.5", marks: "1.5,3.2" };
    const { page, errors, close } = await openPage(await launch(), linkOf(link));
    await page.locator('[data-person="John"]').waitFor();
    await button(page, "Printed lines").click();
    await expect.poll(() => said(page), soon).toEqual({ ...link, show: "console" });
    await page.reload();
    await page.getByTestId("lines").waitFor();
    expect(await page.getByRole("slider", { name: /^Position/ }).getAttribute("aria-valuetext")).toBe("2.50 s");
    await expect.poll(() => bookmarks(page), soon).toBe(2);
    // Another moment of the same run is the moment of the address.
    await page.locator("h1").click();
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => said(page), soon).toEqual({ ...link, at: "3.5", show: "console" });
    // Another kitchen is another address.
    await page.getByRole("combobox", { name: "Kitchen" }).selectOption("hungry");
    await expect.poll(() => said(page), soon).toEqual({ preset: "hungry", show: "console" });
    expect(errors).toEqual([]);
    await close();
  });

  test("a link to a moment that is pasted into an open tab stays as it is, and is opened", async () => {
    const { page, close } = await openPage(await launch());
    await page.locator('[data-person="John"]').waitFor();
    const link = { preset: "full", changes, at: "2.5", marks: "1.5,3.2", show: "console" };
    await page.evaluate((hash) => location.assign(hash), `#${linkOf(link)}`);
    await page.getByTestId("lines").waitFor();
    await page.waitForTimeout(1000); // longer than the address lags behind
    expect(said(page)).toEqual(link);
    await page.getByText("of 3 on the plate").waitFor();
    await close();
  });

  test("bookmarks that are set come back with the address, with the changes that they mean", async () => {
    const { page, close } = await openPage(await launch(), "bounded=1");
    await button(page, "Pause").click();
    await page.getByRole("slider", { name: /^The plate holds/ }).focus();
    await page.keyboard.press("ArrowRight");
    await expect
      .poll(() => said(page), soon)
      .toEqual({
        bakers: "John:0.5:6,Mike:0.5:6",
        plate: "7",
        bounded: "1",
      });
    await openTools(page);
    await button(page, "Bookmark this moment").click();
    await expect.poll(() => Object.keys(said(page)), soon).toEqual(["bounded", "changes", "at", "marks"]);
    await page.reload();
    await page.getByText("of 7 on the plate").waitFor();
    await expect.poll(() => bookmarks(page), soon).toBe(1);
    await close();
  });

  test("copies on plain http, where there is no clipboard to write to; else the text is selected", async () => {
    const browser = await launch();
    const { url } = await site();
    // Loopback addresses count as secure; a name that leads there by way of a proxy does not.
    const proxy = http.createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "");
      http.get(new URL(pathname, url), (from) => {
        response.writeHead(from.statusCode ?? 500, from.headers);
        from.pipe(response);
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const server = `http://127.0.0.1:${(proxy.address() as { port: number }).port}`;
    const context = await browser.newContext({ proxy: { server } });
    const page = await context.newPage();
    await page.goto(`http://plateful.test${new URL(url).pathname}`);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await button(page, "Share").click();
    await button(page, "Copy").last().click();
    await button(page, "Copied").waitFor();
    await page.getByRole("dialog").evaluate((dialog) => {
      const field = document.createElement("textarea");
      dialog.append(field);
      field.focus();
    });
    await page.keyboard.press("Control+V");
    expect(await page.getByRole("textbox").last().inputValue()).toContain("import asyncio\n");
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await button(page, "Copy").first().click();
    await page.getByText("The text is selected").waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toContain("http://plateful.test/");
    await context.close();
    proxy.close();
  });
});
