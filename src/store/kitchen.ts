/**
 * The one store: the run, the cursor in its trace, playing and speed, and what the page shows of it.
 * Live engine objects stay in here; components select plain data. No wall clock: `tick` is told how long a frame was.
 * Past 300 lines because every action shares the one closure that holds the run; what it holds is declared in state.ts.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import {
  type Edit,
  isRefused,
  LIMITS,
  presetOf,
  presets,
  type Run,
  type Scenario,
  scenarioOf,
} from "../bakery/index.ts";
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
import { Film } from "./film.ts";
import { FASTEST_BY_CALLBACK, haltAt } from "./halts.ts";
import { type Finder, type Ghost, type KitchenActions, type KitchenState, SPEEDS } from "./state.ts";
import { type Version, Versions } from "./versions.ts";
import { Remake, RunTo, Search, type Work } from "./work.ts";

export type KitchenStore = StoreApi<KitchenState & KitchenActions>;

// A frame must never freeze the page: past this the clock is slowed instead.
const CALLBACKS_A_FRAME = 10_000;
// What is made at once; more goes on from frame to frame, is shown, and can be left.
const CALLBACKS_AT_ONCE = 40_000;
// Running to a moment may take a few seconds, not a minute.
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
  /** What goes on from frame to frame; what to do when it is done; what to put back when it is left. */
  let task: { readonly work: Work; readonly land: () => void; readonly giveUp: () => void } | null = null;
  /** Where undo or redo goes while the run there is being made, whence, and how to forget about it. */
  let target: { readonly version: Version; readonly shown: Version; readonly goBack: () => void } | null = null;
  /** The edits to make once the past in which they are made has been made again. */
  let fork: Edit[] | null = null;
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
      return {
        reelNumber: ++reelCount,
        keptFromUs: film.keptFromUs,
        canUndo: versions.canUndo,
        canRedo: versions.canRedo,
      };
    };
    const endTask = (): void => {
      task = null;
      target = null;
      fork = null;
      if (get().doing !== null) set({ doing: null, progress: null });
    };
    /** Does some work: at once, or from frame to frame when that takes long. */
    const start = (work: Work, land: () => void, giveUp = () => {}): void => {
      task = { work, land, giveUp };
      goOn(CALLBACKS_AT_ONCE);
    };
    const goOn = (callbacks: number): void => {
      if (!task) return;
      const { work, land } = task;
      if (work.advance(callbacks)) {
        endTask();
        land();
      } else set({ doing: work.kind, progress: work.progress });
    };
    /** Leaves the work that goes on, if any: all stays as it is seen. */
    const leave = (): void => {
      if (!task) return;
      const { giveUp } = task;
      endTask();
      giveUp();
      const { canUndo, canRedo } = versions;
      set({ headUs: Math.max(now.run.nowUs, get().atUs), canUndo, canRedo });
    };
    /** Leaves it because something else is done, and says so where something was asked for that now does not come. */
    const interrupt = (): void => {
      const isMaking = task?.work.kind === "making";
      leave();
      if (isMaking) get().notify({ say: "left" });
    };
    /** Opens the doors: everything that happens at once has happened. */
    const load = (next: Film, more: Partial<KitchenState> = {}): void => {
      leave();
      const inserted = insert(next);
      const anew = { sentence: null, selected: null, selectedLoaf: null, ghost: null, until: null, bookmarks: [] };
      const { trace } = now.run;
      const open = (also: Partial<KitchenState> = {}): void => jump(trace.countUntil(0), 0, also);
      const settled = now.run.advance(0, CALLBACKS_AT_ONCE);
      open({ ...anew, ...inserted, ...more });
      const land = (): void => {
        open();
        tellLivelock();
      };
      if (!settled) start(new RunTo(now, 0, CALLBACKS_A_SEEK), land);
    };
    const versionNow = (): Version => {
      const { scene, atUs } = get();
      const { run, head } = now;
      return { scenario: run.scenario, changes: [...run.trace.changes], head, seq: scene.seq, atUs };
    };
    /** Goes to another version: from the one that is shown, or from the one that is just being made. */
    const restore = (move: (from: Version) => Version | undefined): void => {
      const shown = target?.shown ?? versionNow();
      const goBack = target?.goBack ?? versions.snapshot();
      const version = move(target?.version ?? shown);
      if (!version) return;
      if (version === shown) {
        leave();
        return;
      }
      endTask();
      target = { version, shown, goBack };
      const film = new Film(version.scenario, version.changes);
      const abandoned = get().reel();
      const untilUs = now.run.nowUs;
      const isSameCast = version.scenario === now.run.scenario;
      const isOther = version.changes.length < now.run.trace.changes.length;
      const { canUndo, canRedo } = versions;
      set({ isPlaying: false, canUndo, canRedo });
      const land = (): void => {
        const ghost = isOther && abandoned.trace.length > 0 ? { fromUs: version.atUs, untilUs, reel: abandoned } : null;
        const inserted = insert(film);
        const seq = film.keptFromUs > 0 ? film.run.trace.countUntil(version.atUs) : version.seq;
        const selection = isSameCast ? {} : { selected: null, selectedLoaf: null };
        jump(seq, version.atUs, {
          ...inserted,
          ...selection,
          ghost,
          sentence: sentenceAfter(seq),
          until: null,
        });
      };
      start(new Remake(film, version.head), land, goBack);
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
      doing: null,
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
      opened: null,
      locale: "en",
      theme: "system",

      open(view, problems = []) {
        leave();
        versions.clear();
        load(new Film(view.scenario, view.changes), {
          opened: view,
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
        leave();
        versions.keep(versionNow);
        load(filmOf(chosen.scenario), { isPlaying: true });
      },

      begin(next) {
        leave();
        versions.keep(versionNow);
        load(filmOf(next));
      },

      restart() {
        leave();
        versions.keep(versionNow);
        load(filmOf(scenarioOf(get().scene.settings)), { isPlaying: true });
      },

      play() {
        interrupt();
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
        interrupt();
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
        interrupt();
        const { run } = now;
        const wanted = Math.max(now.keptFromUs, Math.round(atUs));
        const land = (isThere: boolean): void => {
          const reached = Math.min(wanted, run.nowUs);
          const seq = run.trace.countUntil(reached);
          jump(seq, reached, { sentence: sentenceAfter(seq), until: null });
          if (!isThere) get().notify({ say: "tooFar" });
          tellLivelock();
        };
        if (wanted <= run.nowUs) return land(true);
        const way = new RunTo(now, wanted, CALLBACKS_A_SEEK);
        start(way, () => land(way.isThere));
      },

      goTo(seq) {
        interrupt();
        const { trace } = now.run;
        if (seq > trace.length) return;
        const atUs = seq === 0 ? now.keptFromUs : trace.atUsOf(seq - 1);
        jump(seq, atUs, { isPlaying: false, until: null, sentence: sentenceAfter(seq) });
      },

      playUntil(name, finder) {
        get().play();
        find = finder;
        set({ until: name });
      },

      skipUntil(finder) {
        interrupt();
        const search = new Search(now, get().reel(), finder, get().scene, CALLBACKS_A_SEEK);
        start(search, () => {
          if (search.found !== null) return get().goTo(search.found);
          set({ headUs: Math.max(now.run.nowUs, get().atUs) });
          get().notify({ say: "notSoon" });
          tellLivelock();
        });
      },

      tick(frameMs, callbacks = CALLBACKS_A_FRAME) {
        versions.wait(frameMs);
        if (task) return goOn(callbacks);
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
        // What lies ahead of the cursor is still to be seen.
        if (atUs >= run.nowUs) trim();
        tellLivelock();
      },

      edit(edit) {
        if (isRefused(get().scene.settings, edit)) return;
        if (fork) {
          fork.push(edit);
          return;
        }
        interrupt();
        const { scene, atUs } = get();
        const goBack = versions.snapshot();
        versions.keep(versionNow, edit);
        const edits = [edit];
        const apply = (more: Partial<KitchenState> = {}): void => {
          for (const one of edits) now.run.edit(one);
          const { canUndo, canRedo } = versions;
          set({ ...at(now.run.trace.length, now.run.nowUs), canUndo, canRedo, ...more });
        };
        if (isAtHead()) return apply();
        const ghost: Ghost = { fromUs: atUs, untilUs: now.run.nowUs, reel: get().reel() };
        const { scenario: begun, trace } = now.run;
        const film = new Film(begun, trace.changes.slice(0, scene.changes));
        const land = (): void => apply({ ...insert(film), ghost });
        fork = edits;
        start(new Remake(film, { callbacks: scene.callbacks, atUs }), land, goBack);
      },

      undo() {
        // The edit that is still to be made is the one to undo.
        if (fork) return leave();
        if (!target) leave();
        restore((from) => versions.undo(from));
      },

      redo() {
        if (!versions.canRedo) return;
        if (!target) leave();
        restore((from) => versions.redo(from));
      },

      leave,

      dismissGhost() {
        set({ ghost: null });
      },

      toggleBookmark(atUs) {
        const { bookmarks } = get();
        const others = bookmarks.filter((one) => one !== atUs);
        const isNew = others.length === bookmarks.length;
        if (isNew && bookmarks.length >= LIMITS.bookmarks) return;
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
        const others = get().notices.filter(({ say }) => say !== notice.say);
        set({ notices: [...others, { ...notice, id: ++noticeCount }] });
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

      viewOfRun() {
        const { atUs, panels, bookmarks } = get();
        const { scenario: begun, changes } = now.run;
        return { scenario: begun, changes, atUs, panels, bookmarks };
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
