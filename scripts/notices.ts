/**
 * Puts the licences into the build: our own, and the text of each package's whose code or font is really in it. Found
 * from what was bundled, not from package.json, so that it is neither too much nor too little.
 */
import fs from "node:fs";
import path from "node:path";
import type { Plugin, Rolldown } from "vite";

/** What the build's own tools leave in the bundle stands in modules that are no files. */
const VIRTUAL = /^\0(vite|rolldown)\//;

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** Give the folder of the package that a file belongs to, or nothing for a file of ours. */
function packageFolder(file: string): string | undefined {
  const slashed = file.replaceAll("\\", "/").replace(/\?.*$/, "");
  return /^(.*\/)?node_modules\/(@[^/]+\/)?[^/]+/.exec(slashed)?.[0];
}

/** @throws {Error} If it names no licence or brings no text of it: then it cannot be passed on. */
function read(folder: string): Package {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = fs.readdirSync(folder).find((entry) => /^(licen[cs]e|copying|ofl)(\.(md|txt))?$/i.test(entry));
  if (!license || !file) throw new Error(`${name} is in the build, but has no licence, or no text of it`);
  // Vite's own file goes on with what is bundled in the tool; the page has only Vite's few lines.
  const [text = ""] = fs.readFileSync(path.join(folder, file), "utf8").split(/^# Licenses of bundled dependencies/m);
  return { name, version, licence: license, text: text.trim() };
}

/** List the folders of all packages in a bundle, from the root of the project. */
export function foldersIn(bundle: Rolldown.OutputBundle, root: string): string[] {
  const folders = new Set<string>();
  const add = (file: string): void => {
    const tool = VIRTUAL.exec(file)?.[1];
    const folder = tool ? `node_modules/${tool}` : packageFolder(file);
    if (folder) folders.add(path.resolve(root, folder));
  };
  for (const output of Object.values(bundle)) {
    if (output.type === "asset") output.originalFileNames.forEach(add);
    else for (const [id, { renderedLength }] of Object.entries(output.modules)) if (renderedLength > 0) add(id);
  }
  return [...folders].sort();
}

export function noticesText(packages: readonly Package[]): string {
  const line = "-".repeat(80);
  const parts = packages.map(
    ({ name, version, licence, text }) => `${line}\n${name} ${version}\n${licence}\n\n${text}\n`,
  );
  return `This build of Plateful holds code or fonts of the packages below, each under its licence.\n\n${parts.join("\n")}`;
}

export function licences(): Plugin {
  let root = "";
  return {
    name: "plateful:licences",
    apply: "build",
    configResolved(config) {
      root = config.root;
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const source = noticesText(foldersIn(bundle, root).map(read));
        this.emitFile({ type: "asset", fileName: "THIRD-PARTY-NOTICES.txt", source });
        const own = fs.readFileSync(path.join(root, "LICENSE"), "utf8");
        this.emitFile({ type: "asset", fileName: "LICENSE.txt", source: own });
      },
    },
  };
}
