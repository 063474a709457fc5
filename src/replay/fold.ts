/**
 * fold: from one scene to a later one, event by event. Pure: the scene it is given stays as it is.
 */
import { applyEdit, OUTCOMES, ROLES, type Settings, type Trace, type TraceEvent } from "../bakery/index.ts";
import { PURPOSES } from "../engine/index.ts";
import type { Folding } from "./history.ts";
import {
  type Person,
  type PersonState,
  type Place,
  type Scene,
  type SceneLoaf,
  WAITING_FOR,
  type Waiter,
} from "./scene.ts";

/** The kitchen before anything has happened. */
export function emptyScene(settings: Settings): Scene {
  return {
    seq: 0,
    callbacks: 0,
    changes: 0,
    settings,
    people: [],
    loaves: new Map(),
    slots: [],
    firstFree: 0,
    onPlate: [],
    putLine: [],
    getLine: [],
    unfinished: 0,
    made: 0,
    eaten: 0,
    lost: 0,
    printed: 0,
    end: null,
  };
}

/** The scene after the trace's events up to number `seq`, which must not lie before the given scene. */
export function fold(scene: Scene, trace: Trace, seq: number): Scene {
  if (seq === scene.seq) return scene;
  if (seq < scene.seq || seq > trace.length)
    throw new RangeError(`fold from ${scene.seq} to ${seq} of ${trace.length}`);
  const draft = new Draft(scene);
  for (let i = scene.seq; i < seq; i++) draft.apply(trace, trace.read(i));
  return draft.finish(seq);
}

/** For a history of scenes. */
export const sceneFolding: Folding<Scene> = { fold, things: ({ people, loaves }) => people.length + loaves.size };

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A scene under construction: its lists are its own, the people and loaves in them are replaced, never altered. */
class Draft {
  private readonly scene: Writable<Scene>;
  private readonly people: Person[];
  private readonly loaves: Map<number, SceneLoaf>;
  private readonly slots: (number | null)[];
  private readonly onPlate: number[];
  private readonly putLine: Waiter[];
  private readonly getLine: Waiter[];

  constructor(scene: Scene) {
    this.people = [...scene.people];
    this.loaves = new Map(scene.loaves);
    this.slots = [...scene.slots];
    this.onPlate = [...scene.onPlate];
    this.putLine = [...scene.putLine];
    this.getLine = [...scene.getLine];
    const { people, loaves, slots, onPlate, putLine, getLine } = this;
    this.scene = { ...scene, people, loaves, slots, onPlate, putLine, getLine };
  }

  finish(seq: number): Scene {
    this.scene.seq = seq;
    return this.scene;
  }

  apply(trace: Trace, event: TraceEvent): void {
    const { scene } = this;
    const { task, a, b } = event;
    switch (event.kind) {
      case "callbackStarted":
        scene.callbacks++;
        break;
      case "sleepOver":
        scene.callbacks++;
        this.enter(task, "ready", event.atUs);
        break;
      case "hired":
        this.hire(event, trace.nameOf(task, event.seq));
        break;
      case "taskReady":
        this.enter(task, "ready", event.atUs);
        break;
      case "taskResumed":
        scene.callbacks++;
        this.enter(task, "acting", event.atUs);
        break;
      case "taskSlept":
        this.suspend(event, this.people[task]?.role === "baker" ? "baking" : "eating", event.atUs + b);
        break;
      case "taskSuspended":
        this.suspend(event, WAITING_FOR[PURPOSES[b] ?? "future"] ?? "ready", null);
        break;
      case "taskEnded":
        this.leave(event);
        break;
      case "loafBegun":
        this.loaves.set(a, { id: a, baker: task, number: b, place: { at: "oven", holder: task } });
        this.update(task, { loaf: a });
        break;
      case "putterJoined":
        this.takeOut(task);
        this.putLine.push({ task, future: a });
        break;
      case "getterJoined":
        this.getLine.push({ task, future: a });
        break;
      case "putterLeft":
      case "getterLeft":
        this.leaveLine(event);
        break;
      case "itemPut":
        this.put(a, task);
        break;
      case "itemTaken":
        this.take(a, task);
        break;
      case "itemDone":
        this.finishLoaf(task);
        break;
      case "printed":
        scene.printed++;
        break;
      case "deadlocked":
        scene.end = "deadlock";
        break;
      case "changed":
        this.change(trace, a);
        break;
    }
  }

  private hire(event: TraceEvent, name: string): void {
    this.people[event.task] = {
      task: event.task,
      role: ROLES[event.a] ?? "manager",
      index: event.b,
      name,
      state: "ready",
      sinceUs: event.atUs,
      untilUs: null,
      loaf: null,
      count: 0,
      isLeaving: false,
      awaits: 0,
      mark: 0,
    };
  }

  /**
   * A baker who comes to the plate has taken the loaf out of the oven. Not when the alarm rings: somebody who is
   * cancelled between the alarm and their next step never gets that far.
   */
  private takeOut(task: number): void {
    const id = this.people[task]?.loaf ?? -1;
    if (this.loaves.get(id)?.place.at !== "oven") return;
    this.place(id, { at: "hand", holder: task });
    this.scene.made++;
  }

  private suspend(event: TraceEvent, state: PersonState, untilUs: number | null): void {
    this.update(event.task, { state, sinceUs: event.atUs, untilUs, awaits: event.a, mark: event.mark });
  }

  private leave(event: TraceEvent): void {
    const person = this.people[event.task];
    if (!person) return;
    if (person.loaf !== null) {
      // Dough that never left the oven was not made yet; a loaf in somebody's hand is lost with them.
      if (this.loaves.get(person.loaf)?.place.at !== "oven") this.scene.lost++;
      this.loaves.delete(person.loaf);
    }
    const state = OUTCOMES[event.a] === "failed" ? "trouble" : "gone";
    this.people[event.task] = { ...person, state, sinceUs: event.atUs, untilUs: null, loaf: null, mark: event.mark };
    if (person.role === "manager") this.scene.end = "finished";
  }

  private leaveLine(event: TraceEvent): void {
    const line = event.kind === "putterLeft" ? this.putLine : this.getLine;
    const at = line.findIndex((waiter) => waiter.future === event.a);
    if (at >= 0) line.splice(at, 1);
  }

  private put(loaf: number, task: number): void {
    this.takeOut(task);
    const slot = this.scene.firstFree;
    this.slots[slot] = loaf;
    while (this.slots[this.scene.firstFree] != null) this.scene.firstFree++;
    this.onPlate.push(loaf);
    this.place(loaf, { at: "plate", slot });
    this.update(task, { loaf: null, count: (this.people[task]?.count ?? 0) + 1 });
    this.scene.unfinished++;
  }

  private take(loaf: number, task: number): void {
    const place = this.loaves.get(loaf)?.place;
    if (place?.at === "plate") {
      this.slots[place.slot] = null;
      this.scene.firstFree = Math.min(this.scene.firstFree, place.slot);
    }
    while (this.slots.at(-1) === null) this.slots.pop();
    this.onPlate.splice(this.onPlate.indexOf(loaf), 1);
    this.place(loaf, { at: "mouth", holder: task });
    this.update(task, { loaf });
  }

  private finishLoaf(task: number): void {
    const person = this.people[task];
    this.scene.unfinished--;
    if (person?.loaf == null) return;
    this.loaves.delete(person.loaf);
    this.people[task] = { ...person, loaf: null, count: person.count + 1 };
    this.scene.eaten++;
  }

  private change(trace: Trace, index: number): void {
    const edit = trace.changes[index]?.edit;
    this.scene.changes++;
    if (!edit) return;
    this.scene.settings = applyEdit(this.scene.settings, edit);
    if (this.scene.end === "deadlock") this.scene.end = null;
    if (edit.kind !== "rename" && edit.kind !== "dismiss") return;
    const person = this.people.find((one) => one?.role === edit.role && one.index === edit.index);
    if (!person) return;
    if (edit.kind === "dismiss") this.update(person.task, { isLeaving: true });
    else this.update(person.task, { name: edit.name });
  }

  private enter(task: number, state: PersonState, atUs: number): void {
    this.update(task, { state, sinceUs: atUs, untilUs: null });
  }

  private update(task: number, fields: Partial<Person>): void {
    const person = this.people[task];
    if (person) this.people[task] = { ...person, ...fields };
  }

  private place(id: number, place: Place): void {
    const loaf = this.loaves.get(id);
    if (loaf) this.loaves.set(id, { ...loaf, place });
  }
}
