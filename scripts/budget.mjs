/**
 * Holds the first load to its budget: gzipped JavaScript and CSS that is fetched before anything is clicked, read from
 * Vite's manifest: what index.html pulls in, and the parts that the page fetches by itself right after its first
 * picture. A site test sees to it that nothing else is. Other chunks are listed, not limited.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const limitsInKb = { js: 165, css: 15 };
/** Fetched by the page itself, right after the first picture. */
const soon = ["src/view/transport/Moments.tsx", "src/view/transport/TimeRemarks.tsx", "src/view/notices/Announcer.tsx"];
/** From public/, which Vite does not list. */
const plain = { js: ["start.js"], css: ["start.css"] };
const dist = path.resolve(fileURLToPath(import.meta.url), "..", "..", "dist");

/** @returns {Record<string, import("vite").ManifestChunk>} */
const readManifest = () => JSON.parse(fs.readFileSync(path.join(dist, ".vite", "manifest.json"), "utf8"));

/**
 * Name the files that are fetched before the first click, relative to dist/.
 * @returns {{ js: Set<string>, css: Set<string> }}
 */
export function firstFiles() {
  const manifest = readManifest();
  const first = { js: new Set(plain.js), css: new Set(plain.css) };
  /** @param {string} key */
  const add = (key) => {
    const chunk = manifest[key];
    if (!chunk || first.js.has(chunk.file)) return;
    first.js.add(chunk.file);
    for (const file of chunk.css ?? []) first.css.add(file);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  if (entries.length === 0) throw new Error("The manifest names no entry: is dist/ a finished build?");
  for (const key of [...entries, ...soon]) {
    if (!manifest[key]) throw new Error(`The manifest has no ${key}: is it fetched under another name?`);
    add(key);
  }
  return first;
}

/** @param {Iterable<string>} files */
function kb(files) {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(fs.readFileSync(path.join(dist, file)), { level: 9 }).length;
  return bytes / 1000;
}

function check() {
  const first = firstFiles();
  const chunks = Object.values(readManifest()).map((chunk) => chunk.file);
  const lazy = new Set(chunks.filter((file) => file.endsWith(".js") && !first.js.has(file)));
  let isOver = false;
  for (const kind of /** @type {const} */ (["js", "css"])) {
    const size = kb(first[kind]);
    const verdict = size > limitsInKb[kind] ? "OVER BUDGET" : "ok";
    isOver ||= size > limitsInKb[kind];
    console.log(
      `first load ${kind.padEnd(3)} ${size.toFixed(1).padStart(6)} kB gzip of ${limitsInKb[kind]}: ${verdict}`,
    );
  }
  for (const file of lazy) console.log(`lazy           ${kb([file]).toFixed(1).padStart(6)} kB gzip ${file}`);
  if (isOver) process.exit(1);
}

const isRunDirectly = process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isRunDirectly) check();
