/**
 * Says what a run of `npm test` covered and what it left out, from the steps it took and Vitest's JSON report.
 */

/**
 * @typedef {{ name: string, outcome: "passed" | "FAILED" | "not run", seconds: number }} Step
 * @typedef {{ status: string, ancestorTitles: string[] }} Assertion
 * @typedef {{ name: string, assertionResults: Assertion[] }} TestFile Its name is the file's path.
 * @typedef {Record<"chromium" | "firefox" | "webkitgtk", string | undefined>} Browsers Where each was found.
 */

/** @type {Record<keyof Browsers, string>} */
const engines = { chromium: "Chromium", firefox: "Firefox", webkitgtk: "WebKitGTK" };

/**
 * Name what a test was run by: a browser, or the part of the checks its file belongs to.
 * @param {string} file
 * @param {Assertion} test
 */
function kindOf(file, { ancestorTitles: [outermost = ""] }) {
  if (Object.hasOwn(engines, outermost)) return engines[/** @type {keyof Browsers} */ (outermost)];
  const slashed = file.replaceAll("\\", "/");
  if (slashed.includes("/tests/parity/")) return "CPython as the judge";
  return slashed.includes("/tests/site/") ? "the built site" : "units";
}

/**
 * Count tests by kind.
 * @param {TestFile[]} files
 * @returns {Map<string, { passed: number, failed: number, skipped: number }>}
 */
function countByKind(files) {
  const counts = new Map();
  for (const { name, assertionResults } of files)
    for (const test of assertionResults) {
      const kind = kindOf(name, test);
      const count = counts.get(kind) ?? { passed: 0, failed: 0, skipped: 0 };
      count[test.status === "passed" || test.status === "failed" ? test.status : "skipped"]++;
      counts.set(kind, count);
    }
  return counts;
}

/**
 * Write the lines that `npm test` ends with.
 * @param {Step[]} steps
 * @param {TestFile[]} files
 * @param {Browsers} browsers
 * @param {string[]} given What the person asked Vitest for; without it everything was asked for.
 * @returns {string[]}
 */
export function summarise(steps, files, browsers, given) {
  const counts = countByKind(files);
  const ran = steps.filter(({ outcome }) => outcome !== "not run");
  const lines = ["What ran:"];
  for (const { name, outcome, seconds } of ran) lines.push(`  ${name}: ${outcome}, ${Math.round(seconds)} s`);
  for (const [kind, { passed, failed }] of counts)
    if (passed + failed > 0) lines.push(`    ${kind}: ${passed} passed, ${failed} failed`);
  const skipped = steps
    .filter(({ outcome }) => outcome === "not run")
    .map(({ name }) => `  ${name}: a step before failed`);
  for (const [key, name] of Object.entries(engines))
    if (!browsers[/** @type {keyof Browsers} */ (key)]) skipped.push(`  ${name}: not found on this machine`);
  for (const [kind, count] of counts) if (count.skipped > 0) skipped.push(`  ${kind}: ${count.skipped} tests skipped`);
  if (given.length > 0) skipped.push(`  whatever \`${given.join(" ")}\` leaves out`);
  return [...lines, ...(skipped.length > 0 ? ["What was skipped:", ...skipped] : ["Nothing was skipped."])];
}
