/**
 * UndoHistory: what undo goes back to and redo returns to. A version is a recipe, not a run: the same scenario and changes
 * always give the same run again.
 */
import type { Edit, PresetId, Scenario, TimedEdit } from "../bakery/index.ts";
import type { RunPlace } from "./recorded-run.ts";

export interface Version {
  readonly scenario: Scenario;
  readonly edits: readonly TimedEdit[];
  readonly preset: PresetId | null;
  /** How far the run had been made. */
  readonly head: RunPlace;
  /** Where the cursor stood: after so many events, at that time. */
  readonly seq: number;
  readonly atUs: number;
}

const MOST_VERSIONS = 100;
/** Moves of one slider closer together than this are one edit to who makes them. */
const ONE_EDIT_MS = 1000;

export class UndoHistory {
  private readonly past: Version[] = [];
  private readonly future: Version[] = [];
  private lastEdit = "";
  private sinceEditMs = 0;

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** Says that so much time has passed for the user. */
  wait(ms: number): void {
    this.sinceEditMs += ms;
  }

  /** Says that the next edit is one of its own: something else was done meanwhile. */
  interrupt(): void {
    this.lastEdit = "";
  }

  /** Remembers what there was before an edit (or, without one, before another kitchen). */
  keep(version: () => Version, edit?: Edit): void {
    const what = edit ? nameOf(edit) : "";
    const isSame = what !== "" && what === this.lastEdit && this.sinceEditMs < ONE_EDIT_MS;
    this.lastEdit = what;
    this.sinceEditMs = 0;
    this.future.length = 0;
    if (isSame) return;
    this.past.push(version());
    if (this.past.length > MOST_VERSIONS) this.past.shift();
  }

  undo(now: Version): Version | undefined {
    return this.move(this.past, this.future, now);
  }

  redo(now: Version): Version | undefined {
    return this.move(this.future, this.past, now);
  }

  /** Gives what goes back to the versions as they are now. */
  snapshot(): () => void {
    const [past, future] = [[...this.past], [...this.future]];
    return () => {
      this.past.splice(0, Number.POSITIVE_INFINITY, ...past);
      this.future.splice(0, Number.POSITIVE_INFINITY, ...future);
      this.interrupt();
    };
  }

  clear(): void {
    this.past.length = 0;
    this.future.length = 0;
    this.interrupt();
  }

  private move(from: Version[], to: Version[], now: Version): Version | undefined {
    const version = from.pop();
    if (version) to.push(now);
    this.interrupt();
    return version;
  }
}

/** What a control changes: two edits of one name in a row are one drag. People come and go one by one. */
function nameOf(edit: Edit): string {
  if (edit.kind === "hire" || edit.kind === "dismiss") return "";
  return "role" in edit ? `${edit.kind} ${edit.role} ${edit.index ?? "all"}` : edit.kind;
}
