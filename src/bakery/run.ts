/**
 * Run: one kitchen in motion. Advances the engine, makes changes at their exact places, and knows when it is over.
 * The same scenario and changes always give the same trace.
 */
import { gather, Livelock } from "../engine/index.ts";
import type { Trace } from "../trace/index.ts";
import type { KitchenCast } from "./cast.ts";
import { type Edit, type Settings, settingsOf, type TimedEdit } from "./edit.ts";
import { Kitchen } from "./program.ts";
import type { Scenario } from "./scenario.ts";

/** Why a run does not go on: main returned, or raised; nothing can ever happen; or time does not move on any more. */
export type RunEnd = "finished" | "failed" | "deadlock" | "livelock";

export class Run {
  readonly scenario: Scenario;
  end: RunEnd | null = null;
  private readonly kitchen: Kitchen;
  /** The edits that were made, in order: acts from outside, as the trace calls them. */
  readonly edits: TimedEdit[] = [];
  /** Main is over, or what was left after it: the loop stops after this turn. */
  private isClosing = false;
  /** What main left behind has been cancelled. */
  private isCleanedUp = false;
  /** Changes still to be made, in order: those of a link or of a run that is made again. */
  private readonly pending: TimedEdit[];

  constructor(scenario: Scenario, edits: readonly TimedEdit[] = []) {
    this.scenario = scenario;
    this.pending = [...edits];
    this.kitchen = new Kitchen(settingsOf(scenario));
    this.kitchen.manager.addDoneCallback(() => this.close());
  }

  get trace(): Trace {
    return this.kitchen.recorder.trace;
  }

  /** Who plays what in the trace. */
  get cast(): KitchenCast {
    return this.kitchen.cast;
  }

  get nowUs(): number {
    return this.kitchen.loop.nowUs;
  }

  /** Every edit, in order: those made and those still to be made. */
  get allEdits(): TimedEdit[] {
    return [...this.edits, ...this.pending];
  }

  /** How many callbacks of the loop have run. */
  get callbackCount(): number {
    return this.kitchen.loop.callbackCount;
  }

  get settings(): Settings {
    return this.kitchen.settings;
  }

  /** When the next thing happens; Infinity when nothing ever will. */
  get nextAtUs(): number {
    const loopUs = this.end === null ? this.kitchen.loop.nextAtUs() : Number.POSITIVE_INFINITY;
    const change = this.dueChange();
    return change ? Math.min(loopUs, Math.max(change.atUs, this.nowUs)) : loopUs;
  }

  /**
   * Lets everything happen that is due at or before `untilUs`, stopping after the turn in which `maxCallbacks`
   * callbacks are reached; says whether it got there. Infinity runs to the end.
   */
  advance(untilUs: number, maxCallbacks = Number.POSITIVE_INFINITY): boolean {
    const { loop } = this.kitchen;
    const enough = loop.callbackCount + maxCallbacks;
    while (loop.callbackCount < enough) {
      const change = this.dueChange();
      if (change) {
        if (change.atUs > untilUs) break;
        this.makePending(change);
        continue;
      }
      if (this.end !== null || loop.nextAtUs() > untilUs) break;
      // Where a change is still to come, its place may lie inside a turn.
      if (this.pending.length > 0) this.go(() => loop.runCallback());
      else this.go(() => loop.runTurns(untilUs, enough - loop.callbackCount));
    }
    return this.settle(untilUs);
  }

  /** Runs one callback of the loop, jumping to the next deadline if need be; false when nothing can happen. */
  step(): boolean {
    const change = this.dueChange();
    if (change) {
      this.makePending(change);
      return true;
    }
    if (this.end !== null) return false;
    this.go(() => this.kitchen.loop.runCallback());
    return true;
  }

  /**
   * Runs to a place that this run passed when it was made before: so many callbacks, then the clock to that time. Stops
   * on the way after `maxCallbacks`; says whether it got there.
   */
  advanceTo(place: { callbacks: number; atUs: number }, maxCallbacks = Number.POSITIVE_INFINITY): boolean {
    const enough = this.callbackCount + maxCallbacks;
    while (this.callbackCount < place.callbacks || this.pending.length > 0) {
      if (this.callbackCount >= enough) return false;
      if (!this.step()) break;
    }
    this.wait(place.atUs);
    return true;
  }

  /** Lets go of every event so far, for the sake of memory: `trace` begins anew. `loaves` are those still somewhere. */
  forget(loaves: Iterable<number>): void {
    this.kitchen.recorder.beginAnew();
    this.cast.forget(loaves);
  }

  /** Makes a change here and now, between two callbacks. */
  edit(edit: Edit): TimedEdit {
    const { loop } = this.kitchen;
    const change: TimedEdit = { atUs: loop.nowUs, callbacks: loop.callbackCount, edit };
    this.pending.length = 0;
    this.make(change);
    return change;
  }

  /**
   * The next change to make again, if its place has been reached: enough callbacks have run, and nothing is due before
   * its time. A place that this run never passes (a link may say anything) is where these two first hold.
   */
  private dueChange(): TimedEdit | undefined {
    const change = this.pending[0];
    if (!change || this.callbackCount < change.callbacks) return undefined;
    return this.end !== null || this.kitchen.loop.nextAtUs() >= change.atUs ? change : undefined;
  }

  private makePending(change: TimedEdit): void {
    const { loop } = this.kitchen;
    this.pending.shift();
    this.wait(change.atUs);
    this.make({ atUs: loop.nowUs, callbacks: loop.callbackCount, edit: change.edit });
  }

  private make(change: TimedEdit): void {
    this.edits.push(change);
    this.kitchen.change(change.edit);
    if (this.end === "deadlock") this.end = null;
    this.noticeDeadlock();
  }

  /** Lets the loop run on and notices when it is over. */
  private go(run: () => void): void {
    try {
      run();
      if (this.isClosing && !this.kitchen.loop.isMidTurn) this.finish();
      this.noticeDeadlock();
    } catch (error) {
      if (!(error instanceof Livelock)) throw error;
      this.end = "livelock";
    }
  }

  /**
   * Ends the run, or lets those be cancelled first who are still at work when main is over.
   * Source: runners.py, Runner.run, Runner.close and _cancel_all_tasks, which has them in the order of a set.
   */
  private finish(): void {
    const { loop, manager } = this.kitchen;
    const left = this.isCleanedUp ? [] : loop.allTasks();
    this.isCleanedUp = true;
    if (left.length > 0) {
      this.isClosing = false;
      for (const task of left) task.cancel();
      gather(loop, ...left, { returnExceptions: true }).addDoneCallback(() => this.close());
      return;
    }
    const hasFailed = manager.cancelled() || manager.exception() !== null;
    this.end = hasFailed ? "failed" : "finished";
    loop.close();
  }

  private close(): void {
    this.isClosing = true;
    this.kitchen.loop.stop();
  }

  /** Lets the clock stand at a time before which nothing is due; once the kitchen is closed it stands for ever. */
  private wait(untilUs: number): void {
    const { loop } = this.kitchen;
    if (this.end !== "finished" && this.end !== "failed" && untilUs > loop.nowUs && loop.nextAtUs() > untilUs)
      loop.runUntil(untilUs);
  }

  /** At once and not when somebody asks, so that a run that is made again has it at the same place in its trace. */
  private noticeDeadlock(): void {
    if (this.end !== null || this.kitchen.loop.nextAtUs() !== Number.POSITIVE_INFINITY) return;
    this.kitchen.recorder.deadlocked();
    this.end = "deadlock";
  }

  /** Moves the clock on to where nothing more is due; says whether everything due has happened. */
  private settle(untilUs: number): boolean {
    if (this.end !== null) return true;
    if (this.nextAtUs <= untilUs) return false;
    if (Number.isFinite(untilUs) && untilUs > this.nowUs) this.kitchen.loop.runUntil(untilUs);
    return true;
  }
}
