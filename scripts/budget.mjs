/**
 * Holds the first load to its budget: gzipped JavaScript and CSS that are fetched before anything is clicked, read from
 * Vite's manifest: what index.html pulls in, and what the page goes on to fetch by itself. Other chunks are listed, not
 * limited.
 */
import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const limitsInKb = { js: 165, css: 15 };
/** Fetched by the page itself, right after the first picture. */
const soon = [
  "src/view/AddressKeeper.tsx",
  "src/view/controls/Lesson.tsx",
  "src/view/controls/Moments.tsx",
  "src/view/controls/TimeTools.tsx",
  "src/view/motion-features.ts",
  "src/view/notices/Announcer.tsx",
];
const dist = path.resolve(import.meta.dirname, "..", "dist");

/** @type {Record<string, import("vite").ManifestChunk>} */
const manifest = JSON.parse(fs.readFileSync(path.join(dist, ".vite", "manifest.json"), "utf8"));

/** @param {Iterable<string>} files */
function kb(files) {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(fs.readFileSync(path.join(dist, file)), { level: 9 }).length;
  return bytes / 1000;
}

const first = { js: new Set(), css: new Set() };
/** @param {string} key */
function addStatic(key) {
  const chunk = manifest[key];
  if (!chunk || first.js.has(chunk.file)) return;
  first.js.add(chunk.file);
  for (const file of chunk.css ?? []) first.css.add(file);
  for (const imported of chunk.imports ?? []) addStatic(imported);
}
const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
if (entries.length === 0) throw new Error("The manifest names no entry: is dist/ a finished build?");
entries.forEach(addStatic);
for (const key of soon) {
  if (!manifest[key]) throw new Error(`The manifest has no ${key}: is it fetched under another name?`);
  addStatic(key);
}

const chunks = Object.values(manifest).map((chunk) => chunk.file);
const lazy = new Set(chunks.filter((file) => file.endsWith(".js") && !first.js.has(file)));

let isOver = false;
for (const kind of /** @type {const} */ (["js", "css"])) {
  const size = kb(first[kind]);
  const verdict = size > limitsInKb[kind] ? "OVER BUDGET" : "ok";
  isOver ||= size > limitsInKb[kind];
  console.log(`first load ${kind.padEnd(3)} ${size.toFixed(1).padStart(6)} kB gzip of ${limitsInKb[kind]}: ${verdict}`);
}
for (const file of lazy) console.log(`lazy           ${kb([file]).toFixed(1).padStart(6)} kB gzip ${file}`);
if (isOver) process.exit(1);
