/**
 * The long hunt: `npm run parity -- --programs 100000 [--seed 1]`. Random programs on CPython 3.14 and on our engine, in
 * as many processes as there are cores; ends with the smallest program that differs, if there is one.
 */
import { fork } from "node:child_process";
import os from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { hunt, report } from "../tests/parity/hunt.ts";
import { callReferee } from "../tests/parity/referee.ts";

/** A seed makes so many programs; the next thousand come from the next seed. */
const PROGRAMS_A_SEED = 1000;
type Answer = { seed: number; found: string | null };

/** A process that hunts from each seed it is sent and answers what it found. */
async function hunter(): Promise<void> {
  const referee = await callReferee("tests/parity");
  process.on("message", (seed: number) => {
    const find = hunt(referee, { seed, programs: PROGRAMS_A_SEED });
    process.send?.({ seed, found: find && report(seed, find) } satisfies Answer);
  });
  process.send?.({ seed: -1, found: null } satisfies Answer);
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`--${name} takes a whole number from 1, not "${text}"`);
  return number;
}

function lead(): void {
  const { values } = parseArgs({
    options: { programs: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
  });
  const first = wholeNumber("seed", values.seed);
  const seeds = Math.ceil(wholeNumber("programs", values.programs) / PROGRAMS_A_SEED);
  const total = seeds * PROGRAMS_A_SEED;
  let [given, answered] = [0, 0];
  const start = performance.now();
  const hunters = Array.from({ length: Math.min(seeds, os.availableParallelism()) }, () =>
    fork(fileURLToPath(import.meta.url), ["hunter"]),
  );
  const end = (words: string, code: number): void => {
    console.log(words);
    for (const one of hunters) one.kill();
    process.exitCode = code;
  };
  for (const one of hunters) {
    one.on("message", ({ seed, found }: Answer) => {
      if (found !== null) end(`\n${found}`, 1);
      else if (seed >= 0 && ++answered === seeds) {
        const minutes = ((performance.now() - start) / 60_000).toFixed(1);
        end(`\n${total} programs, seeds ${first} to ${first + seeds - 1}: no difference (${minutes} minutes)`, 0);
      } else {
        if (seed >= 0) process.stdout.write(`\r${answered * PROGRAMS_A_SEED} of ${total} programs are the same`);
        if (given < seeds) one.send(first + given++);
      }
    });
    one.on("exit", (code) => {
      if (code) end(`\na hunter ended with code ${code}`, 1);
    });
  }
}

if (process.argv[2] === "hunter") await hunter();
else lead();
