/**
 * The one store: the run, the cursor in its trace, playing and speed, and what the page shows of it.
 * Live engine objects stay in here; components select plain data. No wall clock: `tick` is told how long a frame was.
 * Past 300 lines because every action shares the one closure that holds the run; what it holds is declared in state.ts.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import { presetOf, presets, type Run, type Scenario, scenarioOf } from "../bakery/index.ts";
import {
  callbackAfter,
  callbackBefore,
  isInLine,
  lastVisible,
  narrate,
  narrateNewWait,
  type Sentence,
  stepAfter,
  stepBefore,
} from "../replay/index.ts";
import { Film, Remake, type RunPlace } from "./film.ts";
import { FASTEST_BY_CALLBACK, haltAt } from "./halts.ts";
import { type Finder, type Ghost, type KitchenActions, type KitchenState, SPEEDS } from "./state.ts";
import { type Version, Versions } from "./versions.ts";

export type KitchenStore = StoreApi<KitchenState & KitchenActions>;

// A frame must never freeze the page: past this the clock is slowed instead.
const CALLBACKS_A_FRAME = 10_000;
// What is made again at once; more goes on from frame to frame, and is shown.
const CALLBACKS_AT_ONCE = 500_000;
// Opening a link may take a moment, not a minute.
const CALLBACKS_A_SEEK = 1_000_000;
const US_PER_MS = 1000;
const LONGEST_LAG = 20;

export function createKitchenStore(scenario: Scenario): KitchenStore {
  let now = new Film(scenario);
  let reelCount = 0;
  let noticeCount = 0;
  /** Of whom the sentence says that they wait. */
  let waiter = -1;
  let find: Finder | null = null;
  let remake: Remake | null = null;
  /** How many frames were too short for what was to happen, less those that were not. */
  let lag = 0;
  let average = 0;
  /** How long playing stands still yet, so that one sees a callback of the loop. */
  let halt = 0;
  let haltMs = 0;
  const versions = new Versions();

  return createStore<KitchenState & KitchenActions>()((set, get) => {
    /** What the state says of the run with the cursor after `seq` events at `atUs`. */
    const at = (seq: number, atUs: number) => ({
      scene: now.history.sceneAt(seq),
      atUs,
      headUs: Math.max(now.run.nowUs, atUs),
    });
    const jump = (seq: number, atUs: number, more: Partial<KitchenState> = {}): void => {
      versions.interrupt();
      set({ ...at(seq, atUs), jumps: get().jumps + 1, ...more });
    };
    /** Makes a film the one that is shown. */
    const insert = (film: Film) => {
      now = film;
      remake = null;
      return {
        reelNumber: ++reelCount,
        keptFromUs: film.keptFromUs,
        progress: null,
        canUndo: versions.canUndo,
        canRedo: versions.canRedo,
      };
    };
    /** Opens the doors: everything that happens at once has happened. */
    const load = (next: Film, more: Partial<KitchenState> = {}): void => {
      const inserted = insert(next);
      now.run.advance(0, CALLBACKS_A_SEEK);
      const anew = { sentence: null, selected: null, selectedLoaf: null, ghost: null, until: null, bookmarks: [] };
      jump(now.run.trace.countUntil(0), 0, { ...anew, ...inserted, ...more });
    };
    const versionNow = (): Version => {
      const { scene, atUs } = get();
      const { run, head } = now;
      return { scenario: run.scenario, changes: [...run.trace.changes], head, seq: scene.seq, atUs };
    };
    /** Makes a film again as far as a place: at once, or from frame to frame when that takes long. */
    const make = (film: Film, place: RunPlace, land: (film: Film) => void): void => {
      remake = new Remake(film, place, land);
      if (remake.advance(CALLBACKS_AT_ONCE)) land(film);
      else set({ progress: remake.progress, isPlaying: false });
    };
    const restore = (version: Version | undefined): void => {
      if (!version) return;
      const abandoned = get().reel();
      const untilUs = now.run.nowUs;
      const isSameCast = version.scenario === now.run.scenario;
      const isOther = version.changes.length < now.run.trace.changes.length;
      make(new Film(version.scenario, version.changes), version.head, (film) => {
        const ghost = isOther && abandoned.trace.length > 0 ? { fromUs: version.atUs, untilUs, reel: abandoned } : null;
        const inserted = insert(film);
        const seq = film.keptFromUs > 0 ? film.run.trace.countUntil(version.atUs) : version.seq;
        const selection = isSameCast ? {} : { selected: null, selectedLoaf: null };
        jump(seq, version.atUs, {
          ...inserted,
          ...selection,
          ghost,
          sentence: sentenceAfter(seq),
          isPlaying: false,
          until: null,
        });
      });
    };
    const tellLivelock = (): void => {
      if (now.run.end !== "livelock" || get().notices.some((notice) => notice.say === "livelock")) return;
      get().notify({ say: "livelock" });
    };
    /** Whether the run has been made exactly as far as the cursor stands. */
    const isAtHead = (): boolean => {
      const { scene, atUs } = get();
      const { run } = now;
      const isSame = scene.callbacks === run.callbackCount && scene.changes === run.trace.changes.length;
      return isSame && (run.nowUs === atUs || run.end !== null);
    };
    const sentenceAfter = (seq: number): Sentence | null => {
      const seen = lastVisible(now.run.trace, seq);
      return seen === null ? null : narrate(now.run.trace, seen, now.history.sceneAt(seq));
    };
    /** Told once many frames were too short, until as many were not, and only when it has changed: it must not flicker. */
    const reachedSpeed = (isSlow: boolean, speed: number): number | null => {
      lag = Math.min(LONGEST_LAG, Math.max(0, lag + (isSlow ? 1 : -1)));
      average = lag <= 1 ? speed : average + (speed - average) / LONGEST_LAG;
      const told = get().reachedSpeed;
      if (lag < LONGEST_LAG) return lag === 0 ? null : told;
      const isNear = told !== null && Math.abs(average / told - 1) < 0.2;
      return isNear ? told : Number(average.toPrecision(2));
    };
    /** Lets go of the beginning of a run that has grown too long to keep. */
    const trim = (): void => {
      if (!now.trim()) return;
      set({ ...insert(now), scene: now.history.sceneAt(0), ghost: null });
    };

    return {
      ...at(0, 0),
      keptFromUs: 0,
      reelNumber: 0,
      isPlaying: false,
      speed: SPEEDS.usual,
      reachedSpeed: null,
      until: null,
      progress: null,
      canUndo: false,
      canRedo: false,
      ghost: null,
      bookmarks: [],
      jumps: 0,
      sentence: null,
      selected: null,
      selectedLoaf: null,
      panels: [],
      notices: [],
      locale: "en",
      theme: "system",

      open(view, problems = []) {
        versions.clear();
        load(new Film(view.scenario, view.changes), {
          panels: view.panels,
          bookmarks: view.bookmarks ?? [],
          isPlaying: view.atUs === null,
        });
        if (view.atUs !== null) get().seek(view.atUs);
        if (problems.length > 0) get().notify({ say: "linkProblems", problems });
      },

      choose(preset) {
        const chosen = presets.find((one) => one.id === preset);
        if (!chosen) return;
        versions.keep(versionNow);
        load(filmOf(chosen.scenario), { isPlaying: true });
      },

      begin(next) {
        versions.keep(versionNow);
        load(filmOf(next));
      },

      restart() {
        versions.keep(versionNow);
        load(filmOf(scenarioOf(get().scene.settings)), { isPlaying: true });
      },

      play() {
        const isOver = now.run.end !== null && get().atUs >= now.run.nowUs;
        if (isOver) get().restart();
        else set({ isPlaying: true, sentence: null });
      },

      pause() {
        lag = 0;
        halt = 0;
        set({ isPlaying: false, until: null, reachedSpeed: null });
      },

      toggle() {
        if (get().isPlaying) get().pause();
        else get().play();
      },

      setSpeed(speed) {
        lag = 0;
        set({ speed: Math.min(SPEEDS.max, Math.max(SPEEDS.min, speed)), reachedSpeed: null });
      },

      step(direction) {
        if (remake) return;
        const { trace } = now.run;
        const { scene, panels } = get();
        const { seq } = scene;
        const isByCallback = panels.includes("loop");
        const [before, after] = isByCallback ? [callbackBefore, callbackAfter] : [stepBefore, stepAfter];
        let next: number | null;
        if (direction < 0) next = before(trace, seq);
        else {
          let from = seq;
          next = after(trace, from);
          while (next === null) {
            from = trace.length;
            if (!now.run.step()) break;
            next = after(trace, from);
          }
          next ??= seq;
        }
        versions.interrupt();
        const atUs = next === seq ? get().atUs : next === 0 ? now.keptFromUs : trace.atUsOf(next - 1);
        // What one saw before this callback is no word about it.
        const isOld = isByCallback && (lastVisible(trace, next) ?? -1) < callbackBefore(trace, next);
        set({ ...at(next, atUs), isPlaying: false, until: null, sentence: isOld ? null : sentenceAfter(next) });
        tellLivelock();
      },

      seek(atUs) {
        if (remake) return;
        const { run } = now;
        const wanted = Math.max(now.keptFromUs, Math.round(atUs));
        const isThere = wanted <= run.nowUs || run.advance(wanted, CALLBACKS_A_SEEK);
        const reached = Math.min(wanted, run.nowUs);
        const seq = run.trace.countUntil(reached);
        jump(seq, reached, { sentence: sentenceAfter(seq), until: null });
        if (!isThere) get().notify({ say: "tooFar" });
        tellLivelock();
      },

      goTo(seq) {
        const { trace } = now.run;
        if (remake || seq > trace.length) return;
        const atUs = seq === 0 ? now.keptFromUs : trace.atUsOf(seq - 1);
        jump(seq, atUs, { isPlaying: false, until: null, sentence: sentenceAfter(seq) });
      },

      playUntil(name, finder) {
        get().play();
        find = finder;
        set({ until: name });
      },

      skipUntil(finder) {
        if (remake) return;
        const { run } = now;
        const enough = run.callbackCount + CALLBACKS_A_SEEK;
        let from = get().scene.seq;
        for (;;) {
          const found = finder(get().reel(), from, run.trace.length);
          if (found !== null) return get().goTo(found);
          from = run.trace.length;
          if (run.end !== null || run.callbackCount >= enough) break;
          run.advance(Math.min(run.nextAtUs, Number.MAX_SAFE_INTEGER), CALLBACKS_A_FRAME);
        }
        get().notify({ say: "notSoon" });
      },

      tick(frameMs, callbacks = CALLBACKS_A_FRAME) {
        versions.wait(frameMs);
        if (remake) {
          if (remake.advance(callbacks)) remake.land(remake.film);
          else set({ progress: remake.progress });
          return;
        }
        const state = get();
        if (!state.isPlaying) return;
        const { run } = now;
        const wanted = state.atUs + Math.round(frameMs * US_PER_MS * state.speed);
        if (wanted > run.nowUs) run.advance(wanted, callbacks);
        let atUs = Math.min(wanted, run.nowUs);
        let seq = run.trace.countUntil(atUs);
        const isByCallback = state.panels.includes("loop") && state.speed <= FASTEST_BY_CALLBACK;
        if (isByCallback) {
          halt -= frameMs * state.speed;
          if (halt > 0) return;
          const next = callbackAfter(run.trace, state.scene.seq);
          if (next !== null && next <= seq) {
            atUs = run.trace.atUsOf(next - 1);
            if (atUs > state.atUs || haltMs === 0) haltMs = haltAt(run.trace, atUs);
            halt = haltMs;
            seq = next;
          }
        }
        const found = state.until !== null && find ? find(get().reel(), state.scene.seq, seq) : null;
        if (found !== null) return get().goTo(found);
        const isOver = run.end !== null && atUs >= run.nowUs && seq === run.trace.length;
        const next = at(seq, atUs);
        const wait = narrateNewWait(run.trace, state.scene, next.scene);
        if (wait) waiter = wait.task;
        const isStillTrue = isInLine(next.scene, waiter);
        const news = isOver ? lastWord(run) : wait?.sentence;
        set({
          ...next,
          isPlaying: !isOver,
          until: isOver ? null : state.until,
          reachedSpeed: isOver
            ? null
            : reachedSpeed(!isByCallback && atUs < wanted, (atUs - state.atUs) / (frameMs * US_PER_MS)),
          sentence: news ?? (isStillTrue ? state.sentence : null),
        });
        trim();
        tellLivelock();
      },

      edit(edit) {
        if (remake) return;
        const { scene, atUs } = get();
        versions.keep(versionNow, edit);
        const apply = (more: Partial<KitchenState> = {}): void => {
          now.run.edit(edit);
          const { canUndo, canRedo } = versions;
          set({ ...at(now.run.trace.length, now.run.nowUs), canUndo, canRedo, ...more });
        };
        if (isAtHead()) return apply();
        const ghost: Ghost = { fromUs: atUs, untilUs: now.run.nowUs, reel: get().reel() };
        const { scenario: begun, trace } = now.run;
        const next = new Film(begun, trace.changes.slice(0, scene.changes));
        make(next, { callbacks: scene.callbacks, atUs }, (film) => apply({ ...insert(film), ghost }));
      },

      undo() {
        if (!remake) restore(versions.undo(versionNow()));
      },

      redo() {
        if (!remake) restore(versions.redo(versionNow()));
      },

      dismissGhost() {
        set({ ghost: null });
      },

      toggleBookmark(atUs) {
        const { bookmarks } = get();
        const others = bookmarks.filter((one) => one !== atUs);
        const isNew = others.length === bookmarks.length;
        set({ bookmarks: isNew ? [...bookmarks, atUs].sort((a, b) => a - b) : others });
      },

      select(task) {
        set({ selected: task, selectedLoaf: null });
      },

      selectLoaf(loaf) {
        set({ selectedLoaf: loaf, selected: null });
      },

      reel() {
        const { run, history, keptFromUs } = now;
        return { number: get().reelNumber, trace: run.trace, sceneAt: (seq) => history.sceneAt(seq), keptFromUs };
      },

      togglePanel(panel) {
        const { panels } = get();
        set({ panels: panels.includes(panel) ? panels.filter((one) => one !== panel) : [...panels, panel] });
      },

      notify(notice) {
        set({ notices: [...get().notices, { ...notice, id: ++noticeCount }] });
      },

      dismiss(id) {
        set({ notices: get().notices.filter((notice) => notice.id !== id) });
      },

      lastSeen() {
        return sentenceAfter(get().scene.seq);
      },

      setLocale(locale) {
        set({ locale });
      },

      setTheme(theme) {
        set({ theme });
      },

      printedLines(count) {
        const { trace } = now.run;
        const kept = get().scene.printed - trace.printedBefore;
        return trace.printedSeqs.slice(Math.max(0, kept - count), kept).map((seq) => {
          const event = trace.read(seq);
          return { atUs: event.atUs, text: trace.textOf(event), task: event.task, loaf: event.a };
        });
      },

      viewNow() {
        const { scene, atUs, panels, bookmarks } = get();
        const { scenario: begun, trace } = now.run;
        // What belongs to a preset comes with it, also before it is done.
        const own = scene.changes === 0 ? presetOf(begun)?.changes : undefined;
        const view = { scenario: begun, changes: own ?? trace.changes.slice(0, scene.changes), atUs, panels };
        return bookmarks.length > 0 ? { ...view, bookmarks } : view;
      },
    };
  });
}

/** A film of a kitchen from its start, with what is done to a preset on the way. */
function filmOf(scenario: Scenario): Film {
  const preset = presetOf(scenario);
  return new Film(preset?.scenario ?? scenario, preset?.changes);
}

/** How a run that is over is summed up; a notice speaks for one whose time stands still. */
function lastWord(run: Run): Sentence | null {
  if (run.end === "livelock") return null;
  return { say: run.end === "finished" ? "closes" : "stuck" };
}
