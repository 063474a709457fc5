/**
 * The monkey at the built site: a minute a run. By hand longer, with another seed, or with actions done again:
 * `npm run monkey -- --minutes 20 --seed 7`, `npm run monkey -- --again actions.jsonl`.
 */
import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { eachBrowser, openPage } from "./harness.ts";
import type { Action } from "./monkey/action.ts";
import { letLoose, tell } from "./monkey/monkey.ts";

const minutes = Number(process.env.MONKEY_MINUTES ?? 1);
const seed = Number(process.env.MONKEY_SEED ?? 1);
const file = process.env.MONKEY_AGAIN;
/** Longer than a busy machine makes anybody wait, shorter than a page that hangs. */
const MOST_FRAME_MS = 6000;

const readActions = (path: string): Action[] =>
  fs
    .readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Action);

eachBrowser((name, launch) => {
  // One engine: what the monkey looks for is in our own code, and the other tests run in all of them.
  test.skipIf(name !== "chromium")(
    "whatever a monkey does, nothing breaks",
    async () => {
      const opened = await openPage(await launch(), "", { reducedMotion: null, permissions: [] });
      const again = file ? { again: readActions(file) } : {};
      let saidMs = Date.now();
      const report = await letLoose(opened, {
        seed,
        forMs: minutes * 60_000,
        mostFrameMs: MOST_FRAME_MS,
        ...again,
        onAction: (count) => {
          if (minutes <= 1 || Date.now() - saidMs < 60_000) return;
          saidMs = Date.now();
          console.log(`${count} actions`);
        },
      });
      const words = tell(report);
      if (process.env.MONKEY_LOG) fs.writeFileSync(process.env.MONKEY_LOG, words);
      console.log(words.split("\n", 1)[0]);
      expect(report.broken, words).toEqual([]);
      await opened.close();
    },
    (minutes + 2) * 60_000,
  );

  describe.skipIf(name !== "chromium" || minutes > 1)("the monkey sees", () => {
    const faults: [string, RegExp, () => void][] = [
      ["an error", /uncaught: Error: oops/, () => setTimeout(() => Promise.reject(new Error("oops")), 1500)],
      [
        "what is wider than the screen",
        /px wider than .*"wide"/,
        () =>
          addEventListener("load", () => {
            const wide = Object.assign(document.createElement("p"), { textContent: "wide" });
            wide.style.width = "3000px";
            document.body.append(wide);
          }),
      ],
      [
        "a loaf from nowhere",
        /made \d+ is not/,
        () =>
          setInterval(() => {
            const shelf = document.querySelector<HTMLElement>("[data-made]");
            if (shelf) shelf.dataset.made = `${Number(shelf.dataset.lost) + 1000}`;
          }, 10),
      ],
      [
        "a clock that runs backwards",
        /backwards while playing/,
        () => {
          let atMs = 1e6;
          const fake = { get: () => --atMs, set: () => {}, configurable: true };
          setInterval(() => {
            const position = document.querySelector("[data-testid=position]");
            if (position) Object.defineProperty(position, "value", fake);
          }, 10);
        },
      ],
      [
        "a page that is frozen",
        /a frame took/,
        () =>
          setInterval(() => {
            const until = performance.now() + 900;
            while (performance.now() < until);
          }, 1000),
      ],
    ];
    test.each(faults)("%s", async (_what, words, fault) => {
      const opened = await openPage(await launch());
      await opened.page.addInitScript(fault);
      const again: Action[] = [
        { do: "wait", ms: 1600 },
        { do: "wait", ms: 1600 },
      ];
      const { broken } = await letLoose(opened, { seed: 1, forMs: 0, mostFrameMs: 800, again });
      expect(broken.join("\n")).toMatch(words);
      await opened.close();
    });
  });
});
