/**
 * The one store: the run, the cursor in its trace, playing and speed, and what the page shows of it.
 * Live engine objects stay in here; components select plain data. No wall clock: `tick` is told how long a frame was.
 * Past 300 lines because state and actions are declared in full before the one closure that holds the run.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import { type Change, type Edit, type PresetId, presets, Run, type Scenario, scenarioOf } from "../bakery/index.ts";
import {
  History,
  isInLine,
  lastVisible,
  narrate,
  narrateNewWait,
  type Scene,
  type Sentence,
  stepAfter,
  stepBefore,
} from "../replay/index.ts";
import type { LinkProblem, Panel, View } from "../share/index.ts";

export const LOCALES = ["en", "zh-CN"] as const;
export type Locale = (typeof LOCALES)[number];
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const SPEEDS = { min: 0.1, max: 100, usual: 1 } as const;

/** Something the page has to tell its user, until dismissed. */
export type Notice =
  | { readonly id: number; readonly say: "linkProblems"; readonly problems: readonly LinkProblem[] }
  | { readonly id: number; readonly say: "livelock" | "tooFar" | "storedSettings" | "update" };

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export interface KitchenState {
  /** What is drawn. */
  readonly scene: Scene;
  /** The cursor in virtual time, in microseconds; `scene` is what it was then. */
  readonly atUs: number;
  /** How far the run has been made. */
  readonly headUs: number;
  readonly isPlaying: boolean;
  /** Virtual seconds a second. */
  readonly speed: number;
  /** Grows whenever the cursor jumps: what is drawn then must not glide. */
  readonly jumps: number;
  /** What a viewer has just seen, for those who read or listen. */
  readonly sentence: Sentence | null;
  /** The task of the person looked at. */
  readonly selected: number | null;
  readonly panels: readonly Panel[];
  readonly notices: readonly Notice[];
  /** What belongs to the person at the screen and not to the kitchen. */
  readonly locale: Locale;
  readonly theme: Theme;
}

export interface KitchenActions {
  open(view: View, problems?: readonly LinkProblem[]): void;
  choose(preset: PresetId): void;
  /** Begins a kitchen with other settings from the start; keeps playing or paused. */
  begin(scenario: Scenario): void;
  /** Bakes again with the settings as they stand. */
  restart(): void;
  play(): void;
  pause(): void;
  toggle(): void;
  setSpeed(speed: number): void;
  step(direction: 1 | -1): void;
  seek(atUs: number): void;
  /** Moves the cursor by a frame's time while playing. */
  tick(frameMs: number): void;
  edit(edit: Edit): void;
  select(task: number | null): void;
  togglePanel(panel: Panel): void;
  notify(notice: DistributiveOmit<Notice, "id">): void;
  dismiss(notice: number): void;
  /** What a viewer saw last. */
  lastSeen(): Sentence | null;
  setLocale(locale: Locale): void;
  setTheme(theme: Theme): void;
  /** The printed lines up to the cursor, at most the last `count`: time in microseconds, text. */
  printedLines(count: number): [number, string][];
  /** What a link to this very moment says. */
  viewNow(): View;
}

export type KitchenStore = StoreApi<KitchenState & KitchenActions>;

// A frame must never freeze the page: past this the clock is slowed instead.
const CALLBACKS_A_FRAME = 10_000;
// Opening a link may take a moment, not a minute.
const CALLBACKS_A_SEEK = 1_000_000;
const US_PER_MS = 1000;

/** A run and the scenes of it; replaced as a whole when the past is changed. */
interface Film {
  readonly run: Run;
  readonly history: History;
}

function film(scenario: Scenario, changes: readonly Change[] = []): Film {
  const run = new Run(scenario, changes);
  return { run, history: new History(run.trace, run.settings) };
}

export function createKitchenStore(scenario: Scenario): KitchenStore {
  let now = film(scenario);
  let noticeCount = 0;
  /** Of whom the sentence says that they wait. */
  let waiter = -1;

  return createStore<KitchenState & KitchenActions>()((set, get) => {
    /** What the state says of the run with the cursor after `seq` events at `atUs`. */
    const at = (seq: number, atUs: number) => ({
      scene: now.history.sceneAt(seq),
      atUs,
      headUs: Math.max(now.run.nowUs, atUs),
    });
    const jump = (seq: number, atUs: number, more: Partial<KitchenState> = {}): void =>
      set({ ...at(seq, atUs), jumps: get().jumps + 1, ...more });
    /** Opens the doors: everything that happens at once has happened. */
    const load = (next: Film, more: Partial<KitchenState> = {}): void => {
      now = next;
      now.run.advance(0, CALLBACKS_A_SEEK);
      jump(now.run.trace.countUntil(0), 0, { sentence: null, selected: null, ...more });
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

    return {
      ...at(0, 0),
      isPlaying: false,
      speed: SPEEDS.usual,
      jumps: 0,
      sentence: null,
      selected: null,
      panels: [],
      notices: [],
      locale: "en",
      theme: "system",

      open(view, problems = []) {
        load(film(view.scenario, view.changes), { panels: view.panels, isPlaying: view.atUs === null });
        if (view.atUs !== null) get().seek(view.atUs);
        if (problems.length > 0) get().notify({ say: "linkProblems", problems });
      },

      choose(preset) {
        const chosen = presets.find((one) => one.id === preset);
        if (chosen) load(film(chosen.scenario), { isPlaying: true });
      },

      begin(next) {
        load(film(next));
      },

      restart() {
        load(film(scenarioOf(get().scene.settings)), { isPlaying: true });
      },

      play() {
        const isOver = now.run.end !== null && get().atUs >= now.run.nowUs;
        if (isOver) get().restart();
        else set({ isPlaying: true, sentence: null });
      },

      pause() {
        set({ isPlaying: false });
      },

      toggle() {
        if (get().isPlaying) get().pause();
        else get().play();
      },

      setSpeed(speed) {
        set({ speed: Math.min(SPEEDS.max, Math.max(SPEEDS.min, speed)) });
      },

      step(direction) {
        const { trace } = now.run;
        const { seq } = get().scene;
        let next: number | null;
        if (direction < 0) next = stepBefore(trace, seq);
        else {
          let from = seq;
          next = stepAfter(trace, from);
          while (next === null) {
            from = trace.length;
            if (!now.run.step()) break;
            next = stepAfter(trace, from);
          }
          next ??= seq;
        }
        const atUs = next === seq ? get().atUs : next === 0 ? 0 : trace.atUsOf(next - 1);
        set({ ...at(next, atUs), isPlaying: false, sentence: sentenceAfter(next) });
        tellLivelock();
      },

      seek(atUs) {
        const { run } = now;
        const wanted = Math.max(0, Math.round(atUs));
        const isThere = wanted <= run.nowUs || run.advance(wanted, CALLBACKS_A_SEEK);
        const reached = Math.min(wanted, run.nowUs);
        const seq = run.trace.countUntil(reached);
        jump(seq, reached, { sentence: sentenceAfter(seq) });
        if (!isThere) get().notify({ say: "tooFar" });
        tellLivelock();
      },

      tick(frameMs) {
        const state = get();
        if (!state.isPlaying) return;
        const { run } = now;
        const wanted = state.atUs + Math.round(frameMs * US_PER_MS * state.speed);
        if (wanted > run.nowUs) run.advance(wanted, CALLBACKS_A_FRAME);
        const atUs = Math.min(wanted, run.nowUs);
        const isOver = run.end !== null && atUs >= run.nowUs;
        const next = at(run.trace.countUntil(atUs), atUs);
        const wait = narrateNewWait(run.trace, state.scene, next.scene);
        if (wait) waiter = wait.task;
        const isStillTrue = isInLine(next.scene, waiter);
        const news = isOver ? lastWord(run) : wait?.sentence;
        set({ ...next, isPlaying: !isOver, sentence: news ?? (isStillTrue ? state.sentence : null) });
        tellLivelock();
      },

      edit(edit) {
        const { scene, atUs } = get();
        if (!isAtHead()) {
          const { trace, scenario: begun } = now.run;
          now = film(begun, trace.changes.slice(0, scene.changes));
          now.run.advanceTo({ callbacks: scene.callbacks, atUs });
        }
        now.run.edit(edit);
        set(at(now.run.trace.length, now.run.nowUs));
      },

      select(task) {
        set({ selected: task });
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
        const { printed } = get().scene;
        return trace.printedSeqs.slice(Math.max(0, printed - count), printed).map((seq) => {
          const event = trace.read(seq);
          return [event.atUs, trace.textOf(event)];
        });
      },

      viewNow() {
        const { scene, atUs, panels } = get();
        const { scenario: begun, trace } = now.run;
        return { scenario: begun, changes: trace.changes.slice(0, scene.changes), atUs, panels };
      },
    };
  });
}

/** How a run that is over is summed up; a notice speaks for one whose time stands still. */
function lastWord(run: Run): Sentence | null {
  if (run.end === "livelock") return null;
  return { say: run.end === "finished" ? "closes" : "stuck" };
}
