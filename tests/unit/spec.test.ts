/**
 * Holds each SPEC.md and its tests together: every rule has a test whose name starts with its number, and no test cites a
 * rule that is not there. Deliberate differences of the engine may be cited and need not be.
 */
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/** Lists what is wrong between a spec and the text of the tests; nothing if all is well. */
function breaches(spec: string, tests: string): string[] {
  const rules = [...spec.matchAll(/^- (?:\*\*([A-Z]+\d+)\*\*|\[([A-Z]+\d+)\]) /gm)].map(
    ([, bold, bracketed]) => (bold ?? bracketed) as string,
  );
  // The first string of a call of test or test.each(…), or of a row of its table; what is skipped or still to do is none.
  const names = tests.matchAll(/(?:(?<!\.(?:skip|todo)|describe|each)\(|^ *\[)\s*["'`]((?:\[[A-Z]+\d+\])+) /gm);
  const cited = new Set([...names].flatMap(([, numbers]) => numbers?.match(/[A-Z]+\d+/g) ?? []));
  const needed = rules.filter((rule) => !/^D\d/.test(rule));
  return [
    ...rules.filter((rule, i) => rules.indexOf(rule) < i).map((rule) => `${rule} stands twice in the spec`),
    ...needed.filter((rule) => !cited.has(rule)).map((rule) => `no test cites ${rule}`),
    ...[...cited].filter((rule) => !rules.includes(rule)).map((rule) => `a test cites ${rule}, which is no rule`),
  ];
}

test.each([
  ["src/engine", ["src/engine"]],
  // What a trace says is held where it is written, where it is read, and by the laws of generated programs.
  ["src/trace", ["src/trace", "src/replay/world", "tests/parity"]],
])("every rule of %s has a test, and every citation a rule", (folder, folders) => {
  const tests = folders.flatMap((one) => {
    const names = fs.readdirSync(path.join(root, one)).filter((name) => name.endsWith(".test.ts"));
    return names.map((name) => fs.readFileSync(path.join(root, one, name), "utf8"));
  });
  expect(breaches(fs.readFileSync(path.join(root, folder, "SPEC.md"), "utf8"), tests.join("\n"))).toEqual([]);
});

const spec = "# Spec\n\n- **Q1** In order.\n- **Q12** Out.\n- **TG1** Together, see **Q1**.\n- **D1** Different.\n";

test.each([
  ["all cited, one test for two rules", `test("[Q1][Q12] x", f); test.each([1])("[TG1] %d", f);`, []],
  ["on a line of its own, and a difference", `test(\n  "[Q1] x",\n); test('[Q12] x'); test(\`[D1][TG1] x\`)`, []],
  ["a rule without a test", `test("[Q1] x"); test("[TG1] x");`, ["no test cites Q12"]],
  ["a rule that is none", `test("[Q1][Q12][TG1][Q2] x");`, ["a test cites Q2, which is no rule"]],
  ["no place for a number", `test("[Q1][TG1] x [Q12]"); test("Q12 x"); // [Q12] x`, ["no test cites Q12"]],
  ["in a table", `test.each([\n  ["[Q1] x", 1],\n  [\n    "[Q12][TG1] x",\n    2],\n])("%s")`, []],
  ["skipped", `test("[Q1][TG1] x"); test.skip("[Q12] x"); describe("[Q12] x")`, ["no test cites Q12"]],
])("the check sees: %s", (_, tests, expected) => {
  expect(breaches(spec, tests)).toEqual(expected);
  expect(breaches(`${spec}- **Q1** Again.\n`, tests)).toEqual(["Q1 stands twice in the spec", ...expected]);
  // In brackets, and with the mark of what is checked, a rule is a rule.
  const bracketed = spec.replace(/^- \*\*(\w+)\*\*/gm, "- [$1] ✓");
  expect(breaches(bracketed, tests)).toEqual(expected);
});
