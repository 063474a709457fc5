/**
 * Makes the site's pictures at every build, without a browser: React draws them (draw.tsx), resvg turns them into PNG.
 * The development server makes one when it is asked for.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { normalizePath, type Plugin, runnerImport } from "vite";
import type { Picture } from "./draw.tsx";
import { openTypeFrom } from "./woff.ts";

const require = createRequire(import.meta.url);
const FONTS = [
  "nunito/files/nunito-latin-700-normal",
  "nunito/files/nunito-latin-900-normal",
  "fraunces/files/fraunces-latin-600-normal",
];

let readied: Promise<{ pictures: readonly Picture[]; fontBuffers: Uint8Array[] }> | undefined;

/** The drawing needs no style sheet: layout.ts says where everything is, and the art's colours stand in the SVG. */
const noStyles: Plugin = {
  name: "plateful:no-styles",
  enforce: "pre",
  resolveId: (source) => (source.endsWith(".module.css") ? "\0no-styles" : undefined),
  load: (id) => (id === "\0no-styles" ? "export default {};" : undefined),
};

async function ready() {
  await initWasm(fs.readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  const fontBuffers = FONTS.map((font) => openTypeFrom(fs.readFileSync(require.resolve(`@fontsource/${font}.woff`))));
  const file = normalizePath(path.join(import.meta.dirname, "draw.tsx"));
  const { module } = await runnerImport<typeof import("./draw.tsx")>(file, {
    configFile: false,
    logLevel: "error",
    plugins: [noStyles],
  });
  return { pictures: module.pictures, fontBuffers };
}

/** Draw the pictures whose file this admits. */
async function draw(isWanted: (file: string) => boolean): Promise<{ file: string; png: Uint8Array }[]> {
  readied ??= ready();
  const { pictures, fontBuffers } = await readied;
  return pictures
    .filter(({ file }) => isWanted(file))
    .map(({ file, width, svg }) => {
      const resvg = new Resvg(svg(), {
        fitTo: { mode: "width", value: width },
        font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: "Nunito" },
      });
      return { file, png: resvg.render().asPng() };
    });
}

/** Draws the page's first picture into its HTML, so that it stands before any script has run. */
export function firstPicture(): Plugin {
  return {
    name: "plateful:first-picture",
    transformIndexHtml: async (html) => {
      const file = normalizePath(path.join(import.meta.dirname, "first.tsx"));
      const { module } = await runnerImport<typeof import("./first.tsx")>(file, {
        configFile: false,
        logLevel: "error",
        plugins: [noStyles],
      });
      return html.replace("<!-- first picture -->", () => module.firstMarkup());
    },
  };
}

export function sitePictures(): Plugin {
  return {
    name: "plateful:pictures",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = /^\/((?:pictures|icons)\/[\w-]+\.png)$/.exec(request.url ?? "")?.[1];
        if (!file) return next();
        draw((one) => one === file).then(
          ([found]) => (found ? response.setHeader("content-type", "image/png").end(found.png) : next()),
          next,
        );
      });
    },
    generateBundle: {
      async handler() {
        for (const { file, png } of await draw(() => true))
          this.emitFile({ type: "asset", fileName: file, source: png });
      },
    },
  };
}
