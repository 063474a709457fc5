/**
 * How fast the kitchen runs: `npm run bench`, or some parts of it, `npm run bench -- engine travel`; beside another checkout,
 * `npm run bench -- --against PATH`; how smoothly the built page runs, `npm run bench -- page`. Measures processor time, in turn and in many rounds (bench/contest.ts), so that
 * what it says does not depend on who else uses the machine.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "rolldown";
import { against } from "./bench/against.ts";
import { measureAsChild } from "./bench/contest.ts";
import { memory, travel } from "./bench/journeys.ts";
import { page } from "./bench/page.ts";
import { engine, recorder } from "./bench/speed.ts";

const PARTS: Record<string, (measured: string) => Promise<void>> = { engine, recorder, travel, memory };

/** Bundles what there is to measure in a checkout; gives the file. */
async function bundled(checkout: string, name: string): Promise<string> {
  const file = resolve(".cache", `measured-${name}.mjs`);
  const input = resolve(checkout, "scripts/bench/measured.ts");
  await build({ input, platform: "node", logLevel: "silent", output: { file, format: "esm" } });
  return file;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { against: { type: "string" } } });
  // The page is no part of the contest: it is measured by itself, as it was built.
  if (positionals.includes("page")) return page();
  const parts = positionals.length > 0 ? positionals : Object.keys(PARTS);
  const unknown = parts.filter((part) => !PARTS[part]);
  if (unknown.length > 0)
    throw new Error(`no part ${unknown.join(", ")}; there are ${Object.keys(PARTS).join(", ")} and page`);
  const ours = await bundled(".", "here");
  const theirs = values.against === undefined ? null : await bundled(values.against, "there");
  for (const part of parts) await (theirs === null ? PARTS[part]?.(ours) : against(ours, theirs, part));
}

if (!(await measureAsChild())) await main();
