/**
 * Navigation: moving the cursor by hand, by steps, to a time, to a place, to where something comes about.
 */
import { callbackAfter, callbackBefore, type Recording, stepAfter, stepBefore } from "../replay/index.ts";
import { CALLBACKS_A_SEEK, type Session } from "./session.ts";
import type { KitchenActions } from "./state.ts";
import { RunTo, Search } from "./work.ts";

type Actions = Pick<KitchenActions, "step" | "seek" | "goTo" | "skipUntil">;

export function navigationActions(session: Session): Actions {
  const { get, set, versions } = session;
  return {
    step(direction) {
      session.interrupt();
      const { run, recording } = session.now;
      const { scene, panels } = get();
      const isByCallback = panels.includes("loop");
      const before = (seq: number) => (isByCallback ? callbackBefore(run.trace, seq) : stepBefore(recording, seq));
      const after = (seq: number) => (isByCallback ? callbackAfter(run.trace, seq) : stepAfter(recording, seq));
      const next = direction < 0 ? before(scene.seq) : nextPlace(session, after);
      versions.interrupt();
      const isMoved = next !== scene.seq;
      const atUs = !isMoved ? get().atUs : next === 0 ? recording.keptFromUs : run.trace.atUsOf(next - 1);
      const sentence = session.sentenceAfter(next);
      const steps = get().steps + 1;
      set({ ...session.at(next, atUs), steps, settledSeq: next, isPlaying: false, until: null, sentence });
      session.tellLivelock();
    },

    seek(atUs, callbacks) {
      session.interrupt();
      const { run, recording } = session.now;
      const wanted = Math.max(recording.keptFromUs, Math.round(atUs));
      const land = (isThere: boolean): void => {
        const reached = Math.min(wanted, run.nowUs);
        const end = run.trace.countUntil(reached);
        const seq = callbacks === undefined ? end : placeWithin(recording, end, callbacks);
        const settledSeq = seq === end ? null : seq;
        session.jump(seq, reached, { sentence: session.sentenceAfter(seq), until: null, settledSeq });
        if (!isThere) get().notify({ say: "tooFar" });
        session.tellLivelock();
      };
      if (wanted <= run.nowUs) return land(true);
      const way = new RunTo(session.now, wanted, CALLBACKS_A_SEEK);
      session.start(way, () => land(way.isThere));
    },

    goTo(seq) {
      session.interrupt();
      const { trace, keptFromUs } = session.now.recording;
      if (seq > trace.length) return;
      const atUs = seq === 0 ? keptFromUs : trace.atUsOf(seq - 1);
      const sentence = session.sentenceAfter(seq);
      session.jump(seq, atUs, { settledSeq: seq, isPlaying: false, until: null, sentence });
    },

    skipUntil(finder) {
      session.interrupt();
      const search = new Search(session.now, finder, get().scene, CALLBACKS_A_SEEK);
      session.start(search, () => {
        if (search.found !== null) return get().goTo(search.found);
        set({ headUs: Math.max(session.now.run.nowUs, get().atUs) });
        get().notify({ say: "notSoon" });
        session.tellLivelock();
      });
    },
  };
}

/** The place before `end` after so many callbacks, where that is at the same time. */
function placeWithin(recording: Recording, end: number, callbacks: number): number {
  const { trace } = recording;
  let seq = end;
  while (seq > 0 && trace.atUsOf(seq - 1) === trace.atUsOf(end - 1) && recording.worldAt(seq).callbacks > callbacks)
    seq = callbackBefore(trace, seq);
  return seq;
}

/** The next place, for which the run is made on where it must be; where one is when there is none. */
function nextPlace({ now, get }: Session, after: (seq: number) => number | null): number {
  const { run } = now;
  const { seq } = get().scene;
  let from = seq;
  let next = after(from);
  while (next === null) {
    from = run.trace.length;
    if (!run.step()) return seq;
    next = after(from);
  }
  return next;
}
