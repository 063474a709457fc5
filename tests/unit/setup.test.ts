/**
 * The set-up step on a Node that is too old: a sentence that says what to do, and nothing that looks like a crash.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { describe, expect, test } from "vitest";

/** Run the set-up step in a Node that says it is of this version. */
function setUpOn(version: string) {
  const versions = `{ ...process.versions, node: ${JSON.stringify(version)} }`;
  const pretend = `Object.defineProperty(process, "versions", { value: ${versions} })`;
  const args = ["--import", `data:text/javascript,${encodeURIComponent(pretend)}`, "scripts/setup.mjs"];
  return spawnSync(process.execPath, args, { encoding: "utf8" });
}

describe("the set-up step", () => {
  test.each(["18.20.8", "20.9.0", "20.18.3", "21.7.3", "22.11.0"])(
    "refuses Node %s with one plain sentence",
    (version) => {
      const { status, stderr } = setUpOn(version);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^Node \S+ does not fit: Plateful needs [^\n]+\n$/);
      expect(stderr).toContain(version);
    },
  );

  test.each(["20.19.0", "20.20.2", "22.12.0", "23.1.0", "24.0.0", "26.3.1"])("goes on with Node %s", (version) => {
    expect(setUpOn(version)).toMatchObject({ status: 0, stderr: "" });
  });

  test("asks for its own version with nothing that an old Node lacks", () => {
    const source = fs.readFileSync("scripts/setup.mjs", "utf8");
    expect(source).not.toMatch(/import\.meta\.(dirname|filename)\b(?!:)/);
    // Everything else of ours may be newer than that, so it is fetched after the check.
    expect([...source.matchAll(/^import .* from "(?!node:)/gm)]).toEqual([]);
  });
});
