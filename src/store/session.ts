/**
 * Session: what the store's actions share and no component sees: the run that is shown with its recording, the long work
 * that goes on from frame to frame, and the history of versions. Everything that moves the cursor goes through here.
 */
import type { Edit, PresetId } from "../bakery/index.ts";
import { type Sentence, sentenceAt } from "../replay/index.ts";
import type { RecordedRun } from "./recorded-run.ts";
import type { KitchenActions, KitchenState } from "./state.ts";
import { UndoHistory, type Version } from "./undo-history.ts";
import type { Work } from "./work.ts";

// What is made at once; more goes on from frame to frame, is shown, and can be left.
export const CALLBACKS_AT_ONCE = 40_000;
// Running to a moment may take a few seconds, not a minute.
export const CALLBACKS_A_SEEK = 1_000_000;

type Get = () => KitchenState & KitchenActions;
type Set = (state: Partial<KitchenState>) => void;

/** What goes on from frame to frame; what to do when it is done; what to put back when it is left. */
interface Task {
  readonly work: Work;
  readonly land: () => void;
  readonly giveUp: () => void;
}

/** Where undo or redo goes while the run there is being made, whence, and how to forget about it. */
interface Target {
  readonly version: Version;
  readonly shown: Version;
  readonly goBack: () => void;
}

export class Session {
  now: RecordedRun;
  /** The preset that the run began as, if it did. */
  preset: PresetId | null = null;
  readonly versions = new UndoHistory();
  task: Task | null = null;
  target: Target | null = null;
  /** The edits to make once the past in which they are made has been made again. */
  fork: Edit[] | null = null;
  readonly get: Get;
  readonly set: Set;
  private recordingCount = 0;

  constructor(now: RecordedRun, get: Get, set: Set) {
    this.now = now;
    this.get = get;
    this.set = set;
  }

  /** What the state says of the run with the cursor after `seq` events at `atUs`. */
  at(seq: number, atUs: number) {
    const { run, recording } = this.now;
    const scene = recording.sceneAt(seq);
    return {
      scene,
      settings: run.cast.settingsAfter(scene.changes),
      preset: this.preset !== null && scene.changes <= this.ownEdits ? this.preset : null,
      atUs,
      headUs: Math.max(run.nowUs, atUs),
    };
  }

  /** How many edits belong to the preset. */
  private ownEdits = 0;

  /** Says as which preset the run begins, and how many edits belong to it. */
  beginAs(preset: PresetId | null, ownEdits: number): void {
    this.preset = preset;
    this.ownEdits = ownEdits;
  }

  jump(seq: number, atUs: number, more: Partial<KitchenState> = {}): void {
    this.versions.interrupt();
    this.set({ ...this.at(seq, atUs), jumps: this.get().jumps + 1, settledSeq: null, ...more });
  }

  /** Makes a run the one that is shown. */
  insert(recorded: RecordedRun) {
    this.now = recorded;
    const { canUndo, canRedo } = this.versions;
    const { keptFromUs } = recorded.recording;
    return { recordingNumber: ++this.recordingCount, keptFromUs, canUndo, canRedo };
  }

  endTask(): void {
    this.task = null;
    this.target = null;
    this.fork = null;
    if (this.get().doing !== null) this.set({ doing: null, progress: null });
  }

  /** Does some work: at once, or from frame to frame when that takes long. */
  start(work: Work, land: () => void, giveUp = () => {}): void {
    this.task = { work, land, giveUp };
    this.goOn(CALLBACKS_AT_ONCE);
  }

  goOn(callbacks: number): void {
    if (!this.task) return;
    const { work, land } = this.task;
    if (work.advance(callbacks)) {
      this.endTask();
      land();
    } else this.set({ doing: work.kind, progress: work.progress });
  }

  /** Leaves the work that goes on, if any: all stays as it is seen. */
  leave(): void {
    if (!this.task) return;
    const { giveUp } = this.task;
    this.endTask();
    giveUp();
    const { canUndo, canRedo } = this.versions;
    this.set({ headUs: Math.max(this.now.run.nowUs, this.get().atUs), canUndo, canRedo });
  }

  /** Leaves it because something else is done, and says so where something was asked for that now does not come. */
  interrupt(): void {
    const isMaking = this.task?.work.kind === "making";
    this.leave();
    if (isMaking) this.get().notify({ say: "left" });
  }

  versionNow(): Version {
    const { scene, atUs } = this.get();
    const { run, head } = this.now;
    const { preset } = this;
    return { scenario: run.scenario, edits: [...run.edits], preset, head, seq: scene.seq, atUs };
  }

  /** Whether the run has been made exactly as far as the cursor stands. */
  isAtHead(): boolean {
    const { scene, atUs } = this.get();
    const { run } = this.now;
    const isSame = scene.callbacks === run.callbackCount && scene.changes === run.edits.length;
    return isSame && (run.nowUs === atUs || run.end !== null);
  }

  sentenceAfter(seq: number): Sentence | null {
    return sentenceAt(this.now.recording, seq, this.get().panels.includes("loop"));
  }

  tellLivelock(): void {
    const { notices, notify } = this.get();
    if (this.now.run.end !== "livelock" || notices.some((notice) => notice.say === "livelock")) return;
    notify({ say: "livelock" });
  }
}
