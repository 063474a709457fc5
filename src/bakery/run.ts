/**
 * Run: one kitchen in motion. Advances the engine, makes changes at their exact places, and knows when it is over.
 * The same scenario and changes always give the same trace.
 */
import { Livelock } from "../engine/index.ts";
import { type Change, type Edit, type Settings, settingsOf } from "./change.ts";
import { Kitchen } from "./program.ts";
import { Recorder } from "./recorder.ts";
import type { Scenario } from "./scenario.ts";
import type { Trace } from "./trace.ts";

/** Why a run does not go on: main returned; nothing can ever happen; or time does not move on any more. */
export type RunEnd = "finished" | "deadlock" | "livelock";

export class Run {
  readonly scenario: Scenario;
  readonly trace: Trace;
  end: RunEnd | null = null;
  private readonly kitchen: Kitchen;
  private readonly recorder = new Recorder();
  /** Main has returned: the loop stops after this turn, in which those sent home leave. */
  private isClosing = false;
  /** Changes still to be made, in order: those of a link or of a run that is made again. */
  private readonly pending: Change[];

  constructor(scenario: Scenario, changes: readonly Change[] = []) {
    this.scenario = scenario;
    this.pending = [...changes];
    this.trace = this.recorder.trace;
    this.kitchen = new Kitchen(settingsOf(scenario), this.recorder);
    this.kitchen.manager.addDoneCallback(() => {
      this.isClosing = true;
    });
  }

  get nowUs(): number {
    return this.kitchen.loop.nowUs;
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
    const changeUs = this.pending[0]?.atUs ?? Number.POSITIVE_INFINITY;
    return this.end === null ? Math.min(this.kitchen.loop.nextAtUs(), changeUs) : changeUs;
  }

  /**
   * Lets everything happen that is due at or before `untilUs`, at most `maxTurns` turns of the loop; says whether it
   * got there. Infinity runs to the end.
   */
  advance(untilUs: number, maxTurns = Number.POSITIVE_INFINITY): boolean {
    const { loop } = this.kitchen;
    for (let turns = 0; turns < maxTurns; turns++) {
      const change = this.pending[0];
      if (change && loop.callbackCount >= change.callbacks) {
        if (change.atUs > untilUs) break;
        this.makePending(change);
        continue;
      }
      if (this.end !== null || this.stuck() || loop.nextAtUs() > untilUs) break;
      this.go(change !== undefined);
    }
    return this.settle(untilUs);
  }

  /** Runs one callback of the loop, jumping to the next deadline if need be; false when nothing can happen. */
  step(): boolean {
    const change = this.pending[0];
    if (change && this.kitchen.loop.callbackCount >= change.callbacks) {
      this.makePending(change);
      return true;
    }
    if (this.end !== null || this.stuck()) return false;
    this.go(true);
    return true;
  }

  /** Runs to a place that this run passed when it was made before: so many callbacks, then the clock to that time. */
  advanceTo(place: { callbacks: number; atUs: number }): void {
    while (this.callbackCount < place.callbacks || this.pending.length > 0) if (!this.step()) break;
    if (this.nextAtUs > place.atUs && place.atUs > this.nowUs) this.kitchen.loop.runUntil(place.atUs);
  }

  /** Makes a change here and now, between two callbacks. */
  edit(edit: Edit): Change {
    const { loop } = this.kitchen;
    const change: Change = { atUs: loop.nowUs, callbacks: loop.callbackCount, edit };
    this.pending.length = 0;
    this.make(change);
    return change;
  }

  private makePending(change: Change): void {
    const { loop } = this.kitchen;
    this.pending.shift();
    if (change.atUs > loop.nowUs && loop.nextAtUs() > change.atUs) loop.runUntil(change.atUs);
    this.make(change);
  }

  private make(change: Change): void {
    this.recorder.changed(change);
    this.kitchen.change(change.edit);
    if (this.end === "deadlock") this.end = null;
  }

  /** Runs on: a single callback where a place inside a turn is meant, else a whole turn. */
  private go(isSingle: boolean): void {
    try {
      if (isSingle) this.kitchen.loop.runCallback();
      else this.kitchen.loop.runTurn();
      if (this.isClosing && !this.kitchen.loop.isMidTurn) this.end = "finished";
    } catch (error) {
      if (!(error instanceof Livelock)) throw error;
      this.end = "livelock";
    }
  }

  /** Notices a deadlock, once. */
  private stuck(): boolean {
    if (this.kitchen.loop.nextAtUs() !== Number.POSITIVE_INFINITY) return false;
    this.recorder.deadlocked();
    this.end = "deadlock";
    return true;
  }

  /** Moves the clock on to where nothing more is due; says whether everything due has happened. */
  private settle(untilUs: number): boolean {
    if (this.end !== null) return true;
    if (this.nextAtUs <= untilUs) return false;
    if (Number.isFinite(untilUs) && untilUs > this.nowUs) this.kitchen.loop.runUntil(untilUs);
    return true;
  }
}
