/**
 * The program taken home, on a clock of its own (`--exact`): the very lines of the page, on CPython 3.14 in this process
 * and on what else of CPython this machine has.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { original, type Scenario, simulate } from "../../src/bakery/index.ts";
import { toPython } from "../../src/share/index.ts";
import { scenario, wholePresets } from "./kitchens.ts";
import { findPythons } from "./pythons.ts";
import { callReferee, type Referee } from "./referee.ts";

const SEED = Number(process.env.PARITY_SEED ?? 20261124);
const KITCHENS = 300;
const KITCHENS_HERE = 60;

let referee: Referee;
beforeAll(async () => {
  referee = await callReferee(import.meta.dirname);
}, 60_000);

/** What the page prints: the time in microseconds, and the line. */
const printed = (made: Scenario, untilUs: number | null = null): string[] =>
  simulate(made, { untilUs }).lines.map(([atUs, line]) => `${atUs} ${line}`);

/** What CPython 3.14 prints. */
const exactly = (made: Scenario, ...args: string[]): string[] =>
  referee.runExactly(toPython(made), ...args).filter((line) => line !== "");

test(`${KITCHENS} kitchens made from seed ${SEED} print the same lines at the same times`, () => {
  const isSame = fc.property(scenario, (made) => {
    expect(exactly(made)).toEqual(printed(made));
  });
  fc.assert(isSame, { seed: SEED, numRuns: KITCHENS });
});

test.each(wholePresets.map((preset) => [preset.id, preset.scenario] as const))(
  "the preset %s, as far as it is asked for",
  (_id, made) => {
    // What is due at that very time is printed still; what is due after it is not.
    for (const [args, untilUs] of [["20", 20e6] as const, ["0.5", 0.5e6] as const, ["1.599999", 1.599999e6] as const])
      expect(exactly(made, args)).toEqual(printed(made, untilUs));
  },
);

test("paces that are no whole microseconds, and such as last for days", () => {
  const bakers = [2.5e-7, 1.5e-6, 1.2345675, 3600].map((seconds, i) => ({
    ...{ name: `B${i}`, seconds, priority: 0 },
    breads: 40,
  }));
  const made: Scenario = { ...original, bakers, eaters: [{ name: "Grace", seconds: { exponential: 3600 } }] };
  expect(exactly(made)).toEqual(printed(made));
});

test("a kitchen in which nothing can happen any more says so and ends", () => {
  const made: Scenario = { ...original, eaters: [], plate: { ...original.plate, bounded: true } };
  expect(exactly(made)).toEqual([...printed(made), "Nothing is ready and no timer is set: it would wait for ever."]);
});

const pythons = findPythons();
const skipped = pythons.length > 0 ? "" : " (skipped: this machine has no CPython 3.11 or later)";

/** Runs each file as a program, and tells what each has printed. */
const RUN_ALL = `
import contextlib, io, json, runpy, sys
files, outputs = sys.argv[1:], []
sys.argv = ["bakery.py", "--exact"]
for file in files:
    with contextlib.redirect_stdout(io.StringIO()) as output:
        runpy.run_path(file, run_name="__main__")
    outputs.append(output.getvalue())
print(json.dumps(outputs))
`;

test.skipIf(pythons.length === 0)(
  `${KITCHENS_HERE} kitchens on ${pythons.map(({ version }) => version).join(", ") || "python3"}${skipped}`,
  () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "plateful-exact-"));
    try {
      const kitchens = [original, ...fc.sample(scenario, { seed: SEED + 1, numRuns: KITCHENS_HERE })];
      const files = kitchens.map((made, i) => {
        const file = path.join(folder, `${i}.py`);
        fs.writeFileSync(file, toPython(made));
        return file;
      });
      const lines = kitchens.map((made) =>
        simulate(made)
          .lines.map(([, line]) => `${line}\n`)
          .join(""),
      );
      for (const { path: python } of pythons) {
        const options = { encoding: "utf8", env: { ...process.env, PYTHONUTF8: "1" } } as const;
        const { stdout, stderr } = spawnSync(python, ["-c", RUN_ALL, ...files], options);
        expect(stderr).toBe("");
        expect(JSON.parse(stdout)).toEqual(lines);
        // And as one would from a command line.
        expect(spawnSync(python, [files[0] as string, "--exact"], options)).toMatchObject({
          stdout: lines[0],
          stderr: "",
          status: 0,
        });
      }
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  },
);
