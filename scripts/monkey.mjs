/**
 * Lets the monkey (tests/site/monkey) loose on dist/ for longer than the tests do:
 * `npm run monkey -- --minutes 20 --seed 7`; `-- --again actions.jsonl` does again what a failure printed.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "5" }, seed: { type: "string" }, again: { type: "string" } },
});
const minutes = Number(values.minutes);
// Another one each time, unless one is asked for.
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (!(minutes > 0)) throw new Error(`--minutes takes a number above 0, not "${values.minutes}"`);
if (!Number.isSafeInteger(seed)) throw new Error(`--seed takes a whole number, not "${values.seed}"`);

const root = path.resolve(import.meta.dirname, "..");
const log = path.join(root, ".cache", `monkey-${seed}.log`);
fs.mkdirSync(path.dirname(log), { recursive: true });
console.log(`seed ${seed}, ${values.again ? `again ${values.again}` : `${minutes} minutes`}`);
const vitest = path.join(root, "node_modules", "vitest", "vitest.mjs");
const env = {
  ...process.env,
  MONKEY_MINUTES: String(minutes),
  MONKEY_SEED: String(seed),
  MONKEY_LOG: log,
  ...(values.again ? { MONKEY_AGAIN: path.resolve(values.again) } : {}),
};
const { status } = spawnSync(process.execPath, [vitest, "run", "--project", "site", "tests/site/monkey.test.ts"], {
  cwd: root,
  stdio: "inherit",
  env,
});
if (status !== 0) console.log(`What was done is in ${path.relative(root, log)}: --again does it again.`);
process.exitCode = status ?? 1;
