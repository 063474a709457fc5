/**
 * What the store holds and what can be done with it. Live engine objects are not among it: components select plain data.
 */
import type { Edit, PresetId, Scenario, Settings, TimedEdit } from "../bakery/index.ts";
import type { GoalId, LessonId, Part, QuestionKind } from "../lessons/index.ts";
import type { Recording, Scene, Sentence } from "../replay/index.ts";
import type {
  LinkProblem,
  Locale,
  Look,
  PageView,
  Panel,
  PartOfPage,
  ProgramTab,
  TextSize,
  Theme,
  View,
  ZoomView,
} from "../share/index.ts";
import type { KitchenStore } from "./kitchen.ts";
import type { WorkKind } from "./work.ts";

// The same as in share/link-page.ts (a test holds them together), which is not needed for the first picture.
export const LOCALES = ["en", "zh-CN"] as const satisfies readonly Locale[];
export const THEMES = ["system", "light", "dark"] as const satisfies readonly Theme[];
export const TEXT_SIZES = [100, 125, 150, 200] as const satisfies readonly TextSize[];
/** More panels than this would leave no room for the kitchen. */
export const MOST_PANELS = 2;

export const SPEEDS = { min: 0.1, max: 1000, usual: 1 } as const;

/** Something the page has to tell its user, until dismissed. */
export type Notice =
  | { readonly id: number; readonly say: "linkProblems"; readonly problems: readonly LinkProblem[] }
  | {
      readonly id: number;
      readonly say: "livelock" | "tooFar" | "notSoon" | "left" | "storedSettings" | "update" | "badFile";
    };

/**
 * Finds, among the events from number `from` up to `to` of a trace, where something comes about: the number of the event
 * after it, or null.
 */
export type Finder = (recording: Recording, from: number, to: number) => number | null;

/** What one learns by: a lesson and its beat, a question about this kitchen, being its loop, or a goal. */
export type Learning =
  | { readonly kind: "lesson"; readonly id: LessonId; readonly beat: number }
  /** Of a kind, and the nth in a list of a teacher's, or whatever can be asked here. */
  | { readonly kind: "ask"; readonly about?: QuestionKind }
  | { readonly kind: "beTheLoop" }
  | { readonly kind: "goal"; readonly id: GoalId }
  | { readonly kind: "order"; readonly part: Part };

/** A future given up by changing the past. */
export interface Ghost {
  /** All that brings it back. */
  readonly view: Pick<View, "scenario" | "preset" | "changes">;
  readonly fromUs: number;
  readonly untilUs: number;
  readonly recording: Recording;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A printed line, when, by whom, and about which loaf. */
export interface PrintedLine {
  readonly atUs: number;
  readonly text: string;
  readonly task: number;
  readonly loaf: number;
}

export interface KitchenState {
  /** What is drawn. */
  readonly scene: Scene;
  /** The kitchen's settings as they stand at the cursor. */
  readonly settings: Settings;
  /** The preset that this is, as long as nothing was changed in it. */
  readonly preset: PresetId | null;
  /** The cursor in virtual time, in microseconds; `scene` is what it was then. */
  readonly atUs: number;
  /** How far the run has been made, and from when on it is kept. */
  readonly headUs: number;
  readonly keptFromUs: number;
  /** Another number, another run: what was read from it must be read anew. */
  readonly recordingNumber: number;
  readonly isPlaying: boolean;
  /** Virtual seconds a second. */
  readonly speed: number;
  /** The speed that is reached when the machine cannot keep up, or null. */
  readonly reachedSpeed: number | null;
  /** What playing stops at: a name for it, or null. */
  readonly until: string | null;
  /** A long piece of work that goes on from frame to frame, and how much of it is done, from 0 to 1; or null. */
  readonly doing: WorkKind | null;
  readonly progress: number | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly ghost: Ghost | null;
  /** Times to come back to, in ascending order. */
  readonly bookmarks: readonly number[];
  /** Grows whenever the cursor jumps: what is drawn then must not glide. */
  readonly jumps: number;
  /** Grows with every step. */
  readonly steps: number;
  /**
   * The number of events after which the cursor stands because it was put there, by a step or on an event, and not because
   * time came so far: all that these events set in motion is to be seen as over. Null otherwise.
   */
  readonly settledSeq: number | null;
  /** What a viewer has just seen, for those who read or listen. */
  readonly sentence: Sentence | null;
  /** The task of the person looked at, or the loaf: one of the two at most. */
  readonly selected: number | null;
  readonly selectedLoaf: number | null;
  readonly panels: readonly Panel[];
  readonly notices: readonly Notice[];
  /** What one learns by, and how far one has come. */
  readonly learning: Learning | null;
  /** A question is open: nothing moves that would give its answer away. */
  readonly isLocked: boolean;
  /** The view that was opened last: what the address said, or says by now. */
  readonly opened: View | null;
  /** What belongs to the person at the screen and not to the kitchen. */
  readonly locale: Locale;
  readonly theme: Theme;
  readonly textSize: TextSize;
  /** How loud the kitchen is, from 0 (silent) to 1. */
  readonly volume: number;
  /** How much of the page there is: all of it, what fits a frame in another page, or what a class sees from the back row. */
  readonly look: Look;
  readonly programTab: ProgramTab;
  /** How the picture is zoomed; null for the whole. */
  readonly zoom: ZoomView | null;
  /** What a teacher's link keeps from being moved, and what it leaves out. */
  readonly locked: readonly PartOfPage[];
  readonly hidden: readonly PartOfPage[];
  /** A second kitchen on the same clock, and whether sliders and panels are its own; null where there is none. */
  readonly beside: KitchenStore | null;
  readonly isBesideControlled: boolean;
  /** When the two were seen to part, in microseconds; null as long as they were not. */
  readonly partedAtUs: number | null;
}

export interface KitchenActions {
  open(view: View, problems?: readonly LinkProblem[]): void;
  choose(preset: PresetId): void;
  /** Begins a kitchen with other settings from the start, with what is done to it on the way; keeps playing or paused. */
  begin(scenario: Scenario, changes?: readonly TimedEdit[]): void;
  /** Bakes again with the settings as they stand. */
  restart(): void;
  play(): void;
  pause(): void;
  toggle(): void;
  setSpeed(speed: number): void;
  /** By one thing that one sees in the kitchen; with the loop in sight, by one callback. */
  step(direction: 1 | -1): void;
  /** `callbacks`: of those that run at that time, stands after so many. */
  seek(atUs: number, callbacks?: number): void;
  /** Moves the cursor to just after so many events, and stands still there. */
  goTo(seq: number): void;
  /** Plays until something comes about; `name` tells what. */
  playUntil(name: string, find: Finder): void;
  /** Moves the cursor to where something comes about next, if it does before long. */
  skipUntil(find: Finder): void;
  /** Moves the cursor by a frame's time while playing, and long work on by at most so many callbacks of the loop. */
  tick(frameMs: number, callbacks?: number): void;
  edit(edit: Edit): void;
  undo(): void;
  redo(): void;
  /** Leaves the long piece of work that goes on: all stays as it is seen. Whatever else moves the run leaves it too. */
  leave(): void;
  dismissGhost(): void;
  /** Sets a bookmark at a time, unless there are as many as can be, or takes it away. */
  toggleBookmark(atUs: number): void;
  select(task: number | null): void;
  selectLoaf(loaf: number | null): void;
  /** What there is to read of the run that is shown; another one, and another number, when another run is. */
  recording(): Recording;
  /** Takes up something to learn, or lays it down (null). */
  learn(learning: Learning | null): void;
  /**
   * Keeps the cursor and the settings from being moved until a question is answered: what moves them does nothing then. Another
   * kitchen ends it.
   */
  lock(isLocked: boolean): void;
  /** Closes a panel, or opens it; of those that are open then, the earliest closes where they are too many. */
  togglePanel(panel: Panel): void;
  /** Tells something; what was told of the same kind goes. */
  notify(notice: DistributiveOmit<Notice, "id">): void;
  dismiss(notice: number): void;
  /** What a viewer saw last. */
  lastSeen(): Sentence | null;
  setLocale(locale: Locale): void;
  setTheme(theme: Theme): void;
  setTextSize(textSize: TextSize): void;
  setVolume(volume: number): void;
  setLook(look: Look): void;
  setProgramTab(tab: ProgramTab): void;
  setZoom(zoom: ZoomView | null): void;
  /** Puts a second kitchen beside this one, from its start, at the same moment; null takes it away. */
  putBeside(view: Pick<View, "scenario" | "preset" | "changes"> | null): void;
  /** Whether sliders and panels are those of the kitchen beside. */
  controlBeside(isBesideControlled: boolean): void;
  notePart(partedAtUs: number | null): void;
  /** Moves the cursor to a time without a jump, running as far as that takes; the clock is another kitchen's. */
  follow(atUs: number): void;
  /** How the page stands, for a link; language, colours and size of text are left out. */
  pageNow(): PageView;
  /** The printed lines up to the cursor, at most the last `count`. */
  printedLines(count: number): PrintedLine[];
  /** What a link to this very moment says. */
  viewNow(): View;
  /** All that brings this run back: as `viewNow`, with the edits after the cursor, too. */
  viewOfRun(): View;
}
