import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presets, Run, type Scenario } from "../bakery/index.ts";
import { isVisible, PartingSearch, Recording } from "../replay/index.ts";
import { createKitchenStore, type KitchenStore } from "./index.ts";

const opening = presets[0].scenario;

function two(scenario: Scenario = opening): { first: KitchenStore; second: KitchenStore } {
  const first = createKitchenStore(scenario);
  first.getState().open({ scenario, changes: [], atUs: 0, panels: [] });
  first.getState().putBeside(first.getState().viewNow());
  const second = first.getState().beside;
  if (!second) throw new Error("There is no second kitchen");
  return { first, second };
}

function play(store: KitchenStore, frames: number): void {
  store.getState().play();
  for (let i = 0; i < frames && store.getState().isPlaying; i++) store.getState().tick(16);
  store.getState().pause();
}

describe("a second kitchen", () => {
  test("goes with the first: played, sought, stepped and begun again", () => {
    const { first, second } = two();
    const same = () => expect(second.getState().atUs).toBe(first.getState().atUs);
    play(first, 200);
    expect(first.getState().atUs).toBe(3_200_000);
    same();
    expect(second.getState().scene.eaten).toBe(first.getState().scene.eaten);
    first.getState().seek(1_000_000);
    same();
    first.getState().step(1);
    same();
    first.getState().step(-1);
    same();
    first.getState().restart();
    same();
    expect(first.getState().atUs).toBe(0);
  });

  test("is changed alone, keeps its change over a new beginning, and is in the way of nobody", () => {
    const { first, second } = two();
    second.getState().edit({ kind: "size", size: 1 });
    expect([first.getState().settings.size, second.getState().settings.size]).toEqual([6, 1]);
    first.getState().restart();
    expect(second.getState().settings.size).toBe(1);
    play(first, 600);
    expect(second.getState().atUs).toBe(first.getState().atUs);
    expect(
      [...second.getState().scene.loaves.values()].filter(({ place }) => place.at === "plate").length,
    ).toBeLessThan(2);
  });

  test("takes the first with it when it is moved by hand, or told to play", () => {
    const { first, second } = two();
    play(first, 300);
    second.getState().seek(2_000_000);
    expect([first.getState().atUs, second.getState().atUs]).toEqual([2_000_000, 2_000_000]);
    second.getState().play();
    expect([first.getState().isPlaying, second.getState().isPlaying]).toEqual([true, false]);
  });

  test("shares the page: a panel that is closed in it is closed", () => {
    const { first, second } = two();
    first.getState().togglePanel("loop");
    expect(second.getState().panels).toEqual(["loop"]);
    second.getState().togglePanel("loop");
    expect([first.getState().panels, second.getState().panels]).toEqual([[], []]);
    second.getState().setSpeed(4);
    expect([first.getState().speed, second.getState().speed]).toEqual([4, 4]);
  });

  test("goes with another link, and is gone when it is taken away", () => {
    const { first, second } = two();
    first.getState().putBeside(null);
    expect(first.getState().beside).toBe(null);
    const { atUs } = second.getState();
    play(first, 60);
    expect(second.getState().atUs).toBe(atUs);
    first.getState().putBeside(first.getState().viewNow());
    first.getState().open({ scenario: opening, changes: [], atUs: 0, panels: [] });
    expect(first.getState().beside).toBe(null);
  });

  test("what was given up by changing the past can be put beside it, as it was", () => {
    const first = createKitchenStore(opening);
    first.getState().open({ scenario: opening, changes: [], atUs: 0, panels: [] });
    play(first, 300);
    const before = first.getState().printedLines(1000);
    first.getState().seek(2_000_000);
    first.getState().edit({ kind: "size", size: 1 });
    const { ghost } = first.getState();
    first.getState().putBeside(ghost?.view ?? null);
    play(first, 175);
    const { beside, atUs } = first.getState();
    expect(atUs).toBe(4_800_000);
    expect(beside?.getState().printedLines(1000)).toEqual(before);
  });
});

describe("where two runs part", () => {
  const runOf = (scenario: Scenario, untilUs = 20e6): Recording => {
    const run = new Run(scenario);
    run.advance(untilUs, 50_000);
    return new Recording(run.trace, run.cast);
  };

  test("nowhere, if they are the same", () => {
    expect(new PartingSearch(runOf(opening), runOf(opening)).until(20e6)).toBe(null);
  });

  test("not before anything is seen of it: a smaller plate shows when it is full", () => {
    const small = { ...opening, plate: { ...opening.plate, size: 3 } };
    const [a, b] = [runOf(opening), runOf(small)];
    const parting = new PartingSearch(a, b).until(20e6);
    expect(b.trace.read((parting?.second ?? 0) - 1)).toMatchObject({ kind: "putterJoined", atUs: parting?.atUs });
    expect(a.trace.read((parting?.first ?? 0) - 1)).toMatchObject({ kind: "itemPut", atUs: parting?.atUs });
  });

  test("what one sees before it is the same in both, and what comes there is not", () => {
    const size = fc.integer({ min: 1, max: 4 });
    const pace = fc.constantFrom(0.3, 0.5, 0.7, 1);
    const kitchen = fc.record({ size, baking: pace, eating: pace }).map(({ size, baking, eating }) => ({
      ...opening,
      bakers: opening.bakers.map((baker) => ({ ...baker, seconds: baking })),
      eaters: opening.eaters.map((eater) => ({ ...eater, seconds: eating })),
      plate: { ...opening.plate, size },
    }));
    const seen = ({ trace, cast }: Recording, to: number): string[] =>
      Array.from({ length: to }, (_, seq) => trace.read(seq))
        .filter((event) => isVisible(event, cast))
        .map(
          (event) =>
            `${event.kind} ${event.atUs} ${"task" in event ? event.task : ""} ${"item" in event ? event.item : ""}`,
        );
    const isSo = fc.property(kitchen, kitchen, (one, other) => {
      const [a, b] = [runOf(one), runOf(other)];
      const parting = new PartingSearch(a, b).until(15e6);
      if (!parting) {
        const until = (recording: Recording) => seen(recording, recording.trace.countUntil(15e6));
        expect(until(a)).toEqual(until(b));
        return;
      }
      const [before, beside] = [seen(a, parting.first), seen(b, parting.second)];
      expect(before.slice(0, -1)).toEqual(beside.slice(0, -1));
      expect(before.at(-1)).not.toEqual(beside.at(-1));
    });
    fc.assert(isSo, { seed: 7, numRuns: 60 });
  });
});
