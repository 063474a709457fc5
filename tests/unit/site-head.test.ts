/** What the build says of the site's own address, and what it leaves relative where it knows none. */
import { describe, expect, test } from "vitest";
import { headTags, notFoundPage, siteAddress } from "../../scripts/site-head.ts";

describe("the site's address", () => {
  test.each([
    [{}, undefined],
    [{ SITE_URL: "" }, undefined],
    [{ SITE_URL: "https://bread.example" }, "https://bread.example/"],
    [{ SITE_URL: "https://bread.example/class/plateful?x#y" }, "https://bread.example/class/plateful/"],
    [{ GITHUB_REPOSITORY: "Ada/plateful" }, "https://ada.github.io/plateful/"],
    [{ GITHUB_REPOSITORY: "Ada/ada.github.io" }, "https://ada.github.io/"],
    [{ GITHUB_REPOSITORY: "ada/plateful", SITE_URL: "https://own.example/" }, "https://own.example/"],
  ])("%o: %s", (env, address) => expect(siteAddress(env)).toBe(address));

  test.each(["bread.example", "javascript:alert(1)", "https://"])("refuses %s", (SITE_URL) => {
    expect(() => siteAddress({ SITE_URL })).toThrow(`SITE_URL is not a web address: ${SITE_URL}`);
  });
});

describe("the head", () => {
  const html = `<title>T</title><meta name="description" content="D" />`;
  const all = (address?: string) => headTags(html, address).map(({ attrs }) => Object.values(attrs ?? {}).join(" "));

  test("has whole addresses where the site's own is known", () => {
    expect(all("https://a.example/b/")).toEqual(
      expect.arrayContaining([
        "og:title T",
        "og:description D",
        "og:image https://a.example/b/pictures/preview.png",
        "og:url https://a.example/b/",
        "canonical https://a.example/b/",
      ]),
    );
  });

  test("has none where it is not", () => {
    expect(all().filter((one) => /https?:/.test(one))).toEqual([]);
    expect(all()).toContain("og:image ./pictures/preview.png");
  });

  test("wants a title and a description to repeat", () => {
    expect(() => headTags("<title>T</title>", undefined)).toThrow("no description");
  });
});

test("the page for nothing leads home, and allows exactly its own style and script", () => {
  const page = notFoundPage(
    "<head></head>%ICON%<a href=%HOME%></a><style>a</style><script>b</script>",
    "<svg />",
    "https://a.example/",
  );
  expect(page).toContain("<a href=https://a.example/>");
  expect(page).toContain('<svg aria-hidden="true" />');
  // printf a | openssl dgst -sha256 -binary | base64; and of b
  expect(page).toContain("style-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='");
  expect(page).toContain("script-src 'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0='");
});
