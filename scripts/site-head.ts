/**
 * What the built page tells those who never run it: a link's preview in a chat, a search engine, a home screen. And the
 * page for addresses at which there is nothing. Both know the site's own address if the build does.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import type { HtmlTagDescriptor, Plugin } from "vite";

const PREVIEW = { file: "pictures/preview.png", width: "1200", height: "630" };
const PREVIEW_ALT = "John waits with a loaf, because the plate is full; Mike bakes; Grace and Lucy eat";

/**
 * Give the address the site will have, with a slash at its end: SITE_URL if that is set, else the one GitHub Pages
 * gives to the repository whose workflow this is.
 * @throws {Error} If SITE_URL is no http(s) address.
 */
export function siteAddress(env: NodeJS.ProcessEnv): string | undefined {
  if (env.SITE_URL) {
    const url = URL.canParse(env.SITE_URL) ? new URL(env.SITE_URL) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`SITE_URL is not a web address: ${env.SITE_URL}`);
    return `${url.origin}${url.pathname.replace(/\/*$/, "/")}`;
  }
  const [owner, name] = (env.GITHUB_REPOSITORY ?? "").split("/");
  if (!owner || !name) return undefined;
  const host = `${owner.toLowerCase()}.github.io`;
  return name.toLowerCase() === host ? `https://${host}/` : `https://${host}/${name}/`;
}

/**
 * Give the tags that a page with this head should have besides. Previews want whole addresses: without a known one
 * theirs are relative, which some readers of previews do not follow.
 */
export function headTags(html: string, address: string | undefined): HtmlTagDescriptor[] {
  const title = /<title>([^<]+)<\/title>/.exec(html)?.[1];
  const description = /<meta name="description" content="([^"]+)"/.exec(html)?.[1];
  if (!title || !description) throw new Error("index.html has no title, or no description");
  const properties = {
    "og:type": "website",
    "og:site_name": "Plateful",
    "og:title": title,
    "og:description": description,
    "og:image": `${address ?? "./"}${PREVIEW.file}`,
    "og:image:width": PREVIEW.width,
    "og:image:height": PREVIEW.height,
    "og:image:alt": PREVIEW_ALT,
    ...(address && { "og:url": address }),
  };
  const meta = (attrs: Record<string, string>): HtmlTagDescriptor => ({ tag: "meta", attrs, injectTo: "head" });
  return [
    ...Object.entries(properties).map(([property, content]) => meta({ property, content })),
    meta({ name: "twitter:card", content: "summary_large_image" }),
    { tag: "link", attrs: { rel: "apple-touch-icon", href: "./icons/apple-touch-180.png" }, injectTo: "head" },
    ...(address ? [{ tag: "link", attrs: { rel: "canonical", href: address }, injectTo: "head" } as const] : []),
  ];
}

/**
 * Give the page that a host shows for an address at which there is nothing. It may stand at any depth, so nothing in it
 * is relative: style, script and picture are inside, allowed by their hashes.
 */
export function notFoundPage(template: string, icon: string, address: string | undefined): string {
  const page = template
    .replaceAll("%HOME%", address ?? "./")
    .replace("%ICON%", icon.replace("<svg", '<svg aria-hidden="true"'));
  const hashOf = (tag: string): string => {
    const inside = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? "";
    return `'sha256-${createHash("sha256").update(inside).digest("base64")}'`;
  };
  const policy = `default-src 'none'; connect-src 'self'; style-src ${hashOf("style")}; script-src ${hashOf("script")}`;
  return page.replace("<head>", `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`);
}

export function siteHead(): Plugin {
  const address = siteAddress(process.env);
  const read = (file: string): string => fs.readFileSync(new URL(file, import.meta.url), "utf8");
  return {
    name: "plateful:site-head",
    transformIndexHtml: { order: "post", handler: (html) => headTags(html, address) },
    generateBundle() {
      const source = notFoundPage(read("./404.html"), read("../public/icon.svg").trim(), address);
      this.emitFile({ type: "asset", fileName: "404.html", source });
    },
  };
}
