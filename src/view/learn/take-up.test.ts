import { describe, expect, test } from "vitest";
import { presets } from "../../bakery/index.ts";
import { beginLoop, LESSONS, questionAt, rightMove, standFor } from "../../lessons/index.ts";
import { createKitchenStore } from "../../store/index.ts";
import { takeUp } from "./take-up.ts";
import { aheadOf, skipTo } from "./use-ahead.ts";

/** As the card of a lesson does it, beat by beat; a question is played through to where its answer is seen. */
describe.each(LESSONS)("the lesson $id", ({ id, beats }) => {
  test("comes to each of its moments, and can ask each of its questions, from where the page stands", () => {
    const store = createKitchenStore(presets[0].scenario);
    takeUp(store, id);
    expect(store.getState()).toMatchObject({ isPlaying: false, learning: { kind: "lesson", id, beat: 0 } });
    for (const [i, beat] of beats.entries()) {
      // What is done by hand makes another kitchen: what comes after is only told.
      if (beat.kind === "do" || beat.kind === "mend") break;
      if (beat.kind === "look") {
        const stand = standFor(aheadOf(store), beat);
        expect(stand, `beat ${i + 1}`).not.toBe(null);
        if (stand) skipTo(store, stand.place);
        expect(store.getState().scene.callbacks).toBeGreaterThanOrEqual(stand?.place.callbacks ?? 0);
      }
      if (beat.kind === "predict") {
        const question = questionAt(aheadOf(store), beat.ask);
        expect(question, `beat ${i + 1}`).not.toBe(null);
        if (question) skipTo(store, question.until);
      }
      if (beat.kind === "loop") expect(rightMove(aheadOf(store).recording, beginLoop(aheadOf(store)))).not.toBe(null);
    }
  });
});
