/**
 * What `npm test` does: lint, types, build, size budget and all tests, and at the end, however that comes, a plain list
 * of what was run and what was not. Stops at the first step that fails. Words after `npm test --` go to Vitest.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium, findFirefox, findWebKitGtk } from "./browsers.mjs";
import { summarise } from "./summary.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const results = path.join(root, ".cache", "test-results.json");
const given = process.argv.slice(2);
const reporters = ["default", "json", ...(process.env.GITHUB_ACTIONS ? ["github-actions"] : [])];

/** @type {[name: string, script: string, ...args: string[]][]} */
const steps = [
  ["lint", "node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off", "."],
  ["types", "node_modules/typescript/bin/tsc", "--noEmit"],
  ["build", "node_modules/vite/bin/vite.js", "build"],
  ["size budget", "scripts/budget.mjs"],
  [
    "tests",
    "node_modules/vitest/vitest.mjs",
    "run",
    ...reporters.map((reporter) => `--reporter=${reporter}`),
    `--outputFile.json=${results}`,
    ...given,
  ],
];

fs.rmSync(results, { force: true });
/** @type {import("./summary.mjs").Step[]} */
const done = [];
let isFine = true;
for (const [name, script, ...args] of steps) {
  const startMs = Date.now();
  if (isFine) isFine = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" }).status === 0;
  else {
    done.push({ name, outcome: "not run", seconds: 0 });
    continue;
  }
  done.push({ name, outcome: isFine ? "passed" : "FAILED", seconds: (Date.now() - startMs) / 1000 });
}

const tests = fs.existsSync(results) ? JSON.parse(fs.readFileSync(results, "utf8")).testResults : [];
const browsers = {
  chromium: findChromium()?.executablePath,
  firefox: findFirefox()?.executablePath,
  webkitgtk: findWebKitGtk()?.binary,
};
console.log(`\n${summarise(done, tests, browsers, given).join("\n")}`);
process.exit(isFine ? 0 : 1);
