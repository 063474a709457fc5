/**
 * Playback: the cursor moves by itself, as fast as the speed says and the machine can. No wall clock: `tick` is told how
 * long a frame was.
 */
import type { Run } from "../bakery/index.ts";
import { callbackAfter, narrateNewWait, narrateWait, type Sentence } from "../replay/index.ts";
import { FASTEST_BY_CALLBACK, haltAt } from "./halts.ts";
import type { Session } from "./session.ts";
import { type Finder, type KitchenActions, SPEEDS } from "./state.ts";

// A frame must never freeze the page: past this the clock is slowed instead.
const CALLBACKS_A_FRAME = 10_000;
const US_PER_MS = 1000;
const LONGEST_LAG = 20;

type Actions = Pick<KitchenActions, "play" | "pause" | "toggle" | "setSpeed" | "playUntil" | "tick">;

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: an action each
export function playbackActions(session: Session): Actions {
  const { get, set } = session;
  const reached = new ReachedSpeed();
  /** Of whom the sentence says that they wait. */
  let waiter = -1;
  let find: Finder | null = null;
  /** How long playing stands still yet, so that one sees a callback of the loop. */
  let halt = 0;
  let haltMs = 0;

  /** Where a frame leads to by callbacks, which are shown one by one; null while it stands still. */
  const nextByCallback = (frameMs: number, to: { seq: number; atUs: number }) => {
    const { scene, speed, atUs: nowUs } = get();
    const { trace } = session.now.run;
    halt -= frameMs * speed;
    if (halt > 0) return null;
    const next = callbackAfter(trace, scene.seq);
    if (next === null || next > to.seq) return to;
    const atUs = trace.atUsOf(next - 1);
    if (atUs > nowUs || haltMs === 0) haltMs = haltAt(trace, atUs);
    halt = haltMs;
    return { seq: next, atUs };
  };

  return {
    play() {
      session.interrupt();
      const { run } = session.now;
      const isOver = run.end !== null && get().atUs >= run.nowUs;
      if (isOver) get().restart();
      else set({ isPlaying: true, sentence: null });
    },

    pause() {
      reached.forget();
      halt = 0;
      set({ isPlaying: false, until: null, reachedSpeed: null });
    },

    toggle() {
      if (get().isPlaying) get().pause();
      else get().play();
    },

    setSpeed(speed) {
      reached.forget();
      set({ speed: Math.min(SPEEDS.max, Math.max(SPEEDS.min, speed)), reachedSpeed: null });
    },

    playUntil(name, finder) {
      get().play();
      find = finder;
      set({ until: name });
    },

    tick(frameMs, callbacks = CALLBACKS_A_FRAME) {
      session.versions.wait(frameMs);
      if (session.task) return session.goOn(callbacks);
      const state = get();
      if (!state.isPlaying) return;
      const { run, recording } = session.now;
      const wanted = state.atUs + Math.round(frameMs * US_PER_MS * state.speed);
      if (wanted > run.nowUs) run.advance(wanted, callbacks);
      const reachedUs = Math.min(wanted, run.nowUs);
      const isByCallback = state.panels.includes("loop") && state.speed <= FASTEST_BY_CALLBACK;
      const place = { seq: run.trace.countUntil(reachedUs), atUs: reachedUs };
      const to = isByCallback ? nextByCallback(frameMs, place) : place;
      if (to === null) return;
      const { seq, atUs } = to;
      const found = state.until !== null && find ? find(recording, state.scene.seq, seq) : null;
      if (found !== null) return get().goTo(found);
      const isOver = run.end !== null && atUs >= run.nowUs && seq === run.trace.length;
      const next = session.at(seq, atUs);
      const wait = narrateNewWait(recording, state.scene, next.scene);
      if (wait) waiter = wait.task;
      // A caption stands as long as it is true, and says so if somebody else is in front by now.
      const stillWaits = state.sentence === null ? null : narrateWait(recording, next.scene, waiter);
      const speed = (atUs - state.atUs) / (frameMs * US_PER_MS);
      set({
        ...next,
        settledSeq: null,
        isPlaying: !isOver,
        until: isOver ? null : state.until,
        reachedSpeed: isOver ? null : reached.note(!isByCallback && atUs < wanted, speed),
        sentence: isOver ? lastWord(run) : (wait?.sentence ?? sameOr(state.sentence, stillWaits)),
      });
      // What lies ahead of the cursor is still to be seen.
      if (atUs >= run.nowUs) trim(session);
      session.tellLivelock();
    },
  };
}

/** Lets go of the beginning of a run that has grown too long to keep. */
function trim(session: Session): void {
  if (!session.now.trim()) return;
  session.set({ ...session.insert(session.now), scene: session.now.recording.sceneAt(0), ghost: null });
}

/** The one that is shown, if the other says the same. */
const sameOr = (shown: Sentence | null, other: Sentence | null): Sentence | null =>
  JSON.stringify(shown) === JSON.stringify(other) ? shown : other;

/** How a run that is over is summed up; a notice speaks for one whose time stands still. */
function lastWord(run: Run): Sentence | null {
  if (run.end === "livelock") return null;
  return { say: run.end === "deadlock" ? "stuck" : "closes" };
}

/** The speed that is reached when the machine cannot keep up with the one that was asked for. */
class ReachedSpeed {
  /** How many frames were too short for what was to happen, less those that were not. */
  private lag = 0;
  private average = 0;
  private told: number | null = null;

  forget(): void {
    this.lag = 0;
    this.told = null;
  }

  /** Told once many frames were too short, until as many were not, and only when it has changed: it must not flicker. */
  note(isSlow: boolean, speed: number): number | null {
    this.lag = Math.min(LONGEST_LAG, Math.max(0, this.lag + (isSlow ? 1 : -1)));
    this.average = this.lag <= 1 ? speed : this.average + (speed - this.average) / LONGEST_LAG;
    if (this.lag === 0) this.told = null;
    const isNear = this.told !== null && Math.abs(this.average / this.told - 1) < 0.2;
    if (this.lag === LONGEST_LAG && !isNear) this.told = Number(this.average.toPrecision(2));
    return this.told;
  }
}
