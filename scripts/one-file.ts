/**
 * The whole page as one file, plateful.html: to be mailed, kept on a stick, opened by a double click. Built beside the site from
 * the same sources, with everything that is fetched late inside; it has no worker, for there is nothing to fetch.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import react from "@vitejs/plugin-react";
import { build, type Plugin } from "vite";

const FILE = "plateful.html";
/** Marks the page as one that has no other files beside it. */
const MARK = "data-one-file";

const hashOf = (code: string): string => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;

/** What an element of HTML that holds code must not hold itself. */
const inElement = (code: string, name: "script" | "style"): string =>
  code.replaceAll(new RegExp(`</${name}`, "gi"), (end) => `<\\/${end.slice(2)}`);

export interface Parts {
  /** The page as it is built, with links to what follows. */
  readonly html: string;
  /** Code that runs at once, and the page's module. */
  readonly start: string;
  readonly module: string;
  readonly styles: string;
  readonly icon: string;
  readonly licences: string;
}

/** Puts the parts of a page into one file that asks for no other. */
export function oneFilePage({ html, start, module, styles, icon, licences }: Parts): string {
  const code = inElement(module, "script");
  const early = inElement(start, "script");
  const style = inElement(styles, "style");
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(early)} ${hashOf(code)}`,
    `style-src ${hashOf(style)}`,
    "img-src data: blob:",
    "font-src data:",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    '<meta charset="utf-8" />',
    `<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(icon).toString("base64")}" />`,
    `<style>${style}</style>`,
  ].join("\n");
  const page = html
    .replaceAll(/<(?:link|script)\b[^>]*>(?:\s*<\/script>)?\s*/g, "")
    .replaceAll(/<meta (?:charset|http-equiv|property|name="twitter)[^>]*>\s*/g, "")
    .replace(/<img vite-ignore[^>]*>|<img [^>]*preview\.png[^>]*>/, "");
  // A function each: a dollar sign in code is no pattern.
  return page
    .replace("<html", () => `<html ${MARK}`)
    .replace("<head>", () => `<head>\n${head}`)
    .replace("</head>", () => `<script>${early}</script>\n</head>`)
    .replace("</body>", () => `<script type="module">${code}</script>\n</body>`)
    .concat(`\n<!--\n${licences.replaceAll("--", "- -")}\n-->\n`);
}

async function buildParts(root: string): Promise<Pick<Parts, "html" | "module" | "styles">> {
  const outDir = fs.mkdtempSync(path.join(os.tmpdir(), "plateful-one-file-"));
  try {
    await build({
      root,
      configFile: false,
      logLevel: "error",
      base: "./",
      css: { modules: { generateScopedName: "[hash:base64:5]" } },
      plugins: [react()],
      publicDir: false,
      build: {
        outDir,
        emptyOutDir: true,
        target: "baseline-widely-available",
        modulePreload: false,
        cssCodeSplit: false,
        assetsInlineLimit: Number.POSITIVE_INFINITY,
        rolldownOptions: { output: { codeSplitting: false } },
      },
    });
    const assets = path.join(outDir, "assets");
    const only = (ending: string): string => {
      const found = fs.readdirSync(assets).filter((file) => file.endsWith(ending));
      if (found.length !== 1) throw new Error(`${FILE} wants one ${ending}, and the build gave ${found.length}`);
      return fs.readFileSync(path.join(assets, found[0] as string), "utf8");
    };
    const html = fs.readFileSync(path.join(outDir, "index.html"), "utf8");
    // Fonts are asked for by the page's head as well, and so they are not put inside by themselves.
    const styles = only(".css").replaceAll(/url\(([^)"']*\/)?([^/)"']+\.woff2)\)/g, (_, _folder, file: string) => {
      const font = fs.readFileSync(path.join(assets, file)).toString("base64");
      return `url(data:font/woff2;base64,${font})`;
    });
    return { html, module: only(".js"), styles };
  } finally {
    fs.rmSync(outDir, { recursive: true, force: true });
  }
}

/** Writes plateful.html into the build, once the rest of it is written. */
export function oneFile(): Plugin {
  let root = "";
  let dist = "";
  return {
    name: "plateful:one-file",
    apply: "build",
    configResolved(config) {
      root = config.root;
      dist = path.resolve(config.root, config.build.outDir);
    },
    writeBundle: {
      order: "post",
      sequential: true,
      async handler() {
        const { html, module, styles } = await buildParts(root);
        const read = (file: string): string => fs.readFileSync(path.join(dist, file), "utf8");
        const page = oneFilePage({
          html,
          module,
          styles: `${read("start.css")}\n${styles}`,
          start: read("start.js"),
          icon: read("icon.svg"),
          licences: `${read("LICENSE.txt")}\n${read("THIRD-PARTY-NOTICES.txt")}`,
        });
        fs.writeFileSync(path.join(dist, FILE), page);
      },
    },
  };
}
