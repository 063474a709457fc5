/** What `npm test` says at its end: everything that ran, and nothing skipped without a word. */
import { expect, test } from "vitest";
import { type Step, summarise } from "../../scripts/summary.mjs";

const steps: Step[] = [
  { name: "lint", outcome: "passed", seconds: 1.2 },
  { name: "tests", outcome: "passed", seconds: 60 },
];
const result = (status: string, ...ancestorTitles: string[]) => ({ status, ancestorTitles });
const files = [
  { name: "/x/src/engine/queue.test.ts", assertionResults: [result("passed"), result("passed", "Queue")] },
  { name: "/x/tests/parity/hunt.test.ts", assertionResults: [result("passed")] },
  {
    name: "/x/tests/site/shell.test.ts",
    assertionResults: [result("passed", "chromium"), result("failed", "firefox"), result("passed", "the test server")],
  },
];
const all = { chromium: "/usr/bin/chromium", firefox: "/usr/bin/firefox", webkitgtk: "/usr/lib/MiniBrowser" };

test("counts what ran, by who ran it", () => {
  expect(summarise(steps, files, all, [])).toEqual([
    "What ran:",
    "  lint: passed, 1 s",
    "  tests: passed, 60 s",
    "    units: 2 passed, 0 failed",
    "    CPython as the judge: 1 passed, 0 failed",
    "    Chromium: 1 passed, 0 failed",
    "    Firefox: 0 passed, 1 failed",
    "    the built site: 1 passed, 0 failed",
    "Nothing was skipped.",
  ]);
});

test("names an engine that is not there, and how many tests that cost", () => {
  const skipped = [{ name: "/x/tests/site/a.test.ts", assertionResults: [result("skipped", "webkitgtk")] }];
  const lines = summarise(steps, [...files, ...skipped], { ...all, webkitgtk: undefined }, []);
  expect(lines.slice(lines.indexOf("What was skipped:"))).toEqual([
    "What was skipped:",
    "  WebKitGTK: not found on this machine",
    "  WebKitGTK: 1 tests skipped",
  ]);
});

test("names the steps that a failure kept from running, and what was asked to be left out", () => {
  const failed: Step[] = [
    { name: "lint", outcome: "FAILED", seconds: 1 },
    { name: "build", outcome: "not run", seconds: 0 },
  ];
  expect(summarise(failed, [], all, ["-t", "rim"])).toEqual([
    "What ran:",
    "  lint: FAILED, 1 s",
    "What was skipped:",
    "  build: a step before failed",
    "  whatever `-t rim` leaves out",
  ]);
});
