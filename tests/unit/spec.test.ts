/**
 * Holds the engine's SPEC.md and its tests together: every rule has a test whose name starts with its number, and no
 * test cites a rule that is not there. Deliberate differences may be cited and need not be.
 */
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const engine = path.resolve(import.meta.dirname, "../../src/engine");

/** Lists what is wrong between a spec and the text of the tests; nothing if all is well. */
function breaches(spec: string, tests: string): string[] {
  const rules = [...spec.matchAll(/^- \*\*([A-Z]+\d+)\*\* /gm)].map(([, rule]) => rule as string);
  // The first string of a call of test or test.each(…); what is skipped or still to do is no test.
  const names = tests.matchAll(/(?<!\.(?:skip|todo)|describe|each)\(\s*["'`]((?:\[[A-Z]+\d+\])+) /g);
  const cited = new Set([...names].flatMap(([, numbers]) => numbers?.match(/[A-Z]+\d+/g) ?? []));
  const needed = rules.filter((rule) => !/^D\d/.test(rule));
  return [
    ...rules.filter((rule, i) => rules.indexOf(rule) < i).map((rule) => `${rule} stands twice in the spec`),
    ...needed.filter((rule) => !cited.has(rule)).map((rule) => `no test cites ${rule}`),
    ...[...cited].filter((rule) => !rules.includes(rule)).map((rule) => `a test cites ${rule}, which is no rule`),
  ];
}

test("every rule of the engine has a test, and every citation a rule", () => {
  const files = fs.readdirSync(engine).filter((name) => name.endsWith(".test.ts"));
  const tests = files.map((name) => fs.readFileSync(path.join(engine, name), "utf8"));
  expect(breaches(fs.readFileSync(path.join(engine, "SPEC.md"), "utf8"), tests.join("\n"))).toEqual([]);
});

const spec = "# Spec\n\n- **Q1** In order.\n- **Q12** Out.\n- **TG1** Together, see **Q1**.\n- **D1** Different.\n";

test.each([
  ["all cited, one test for two rules", `test("[Q1][Q12] x", f); test.each([1])("[TG1] %d", f);`, []],
  ["on a line of its own, and a difference", `test(\n  "[Q1] x",\n); test('[Q12] x'); test(\`[D1][TG1] x\`)`, []],
  ["a rule without a test", `test("[Q1] x"); test("[TG1] x");`, ["no test cites Q12"]],
  ["a rule that is none", `test("[Q1][Q12][TG1][Q2] x");`, ["a test cites Q2, which is no rule"]],
  ["no place for a number", `test("[Q1][TG1] x [Q12]"); test("Q12 x"); // [Q12] x`, ["no test cites Q12"]],
  ["skipped", `test("[Q1][TG1] x"); test.skip("[Q12] x"); describe("[Q12] x")`, ["no test cites Q12"]],
])("the check sees: %s", (_, tests, expected) => {
  expect(breaches(spec, tests)).toEqual(expected);
  expect(breaches(`${spec}- **Q1** Again.\n`, tests)).toEqual(["Q1 stands twice in the spec", ...expected]);
});
