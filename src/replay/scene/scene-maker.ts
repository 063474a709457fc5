/**
 * SceneMaker: the kitchen that a world is, seen through a cast. A pure projection, but that it hands out the same person
 * and loaf again where nothing about them has changed, so that what is drawn of them need not be drawn again.
 */
import type { Cast, CastRole } from "../../bakery/index.ts";
import type { Purpose } from "../../trace/index.ts";
import type { QueueState, TaskState, World } from "../world/index.ts";
import type { Person, PersonState, Place, Plate, Scene, SceneLoaf } from "./scene.ts";

/** A person who was made, and what of. */
interface Known {
  readonly state: TaskState;
  readonly isLeaving: boolean;
  readonly person: Person;
}

export class SceneMaker {
  private readonly cast: Cast;
  private readonly people: (Known | undefined)[] = [];
  private loaves: ReadonlyMap<number, SceneLoaf> = new Map();
  private readonly plates = new WeakMap<QueueState, Plate>();
  private latest: Scene | null = null;
  private latestWorld: World | null = null;

  constructor(cast: Cast) {
    this.cast = cast;
  }

  /** The scene that a world is. */
  sceneOf(world: World): Scene {
    if (this.latest && this.latestWorld === world) return this.latest;
    const { cast } = this;
    const loaves = new Map<number, SceneLoaf>();
    const plates: Plate[] = [];
    for (const number of cast.plates()) {
      const queue = world.queues[number];
      if (queue) plates.push(this.plateOf(queue, loaves));
    }
    const counts = { made: 0, eaten: 0, lost: 0, end: world.isDeadlocked ? ("deadlock" as const) : null };
    for (const queue of world.queues) {
      counts.made += queue?.puts ?? 0;
      counts.eaten += queue?.gets ?? 0;
      counts.lost += queue?.dropped ?? 0;
    }
    const people: Person[] = [];
    let marks = 0;
    let mainEnd: Scene["end"] = null;
    let isAllOver = true;
    for (const task of world.tasks) {
      if (task === undefined) continue;
      const person = this.personOf(task, world, cast.isLeaving(task.task, world.interventions));
      people[task.task] = person;
      this.count(task, counts);
      if (task.puts > 0 && cast.putsMarks(task.task)) marks += task.puts;
      this.addHeld(task, person, loaves);
      if (task.stage !== "over") isAllOver = false;
      else if (person.role === "manager") mainEnd = task.outcome === "finished" ? "finished" : "failed";
    }
    discountMarks(marks, loaves, counts);
    this.loaves = sorted(loaves);
    this.latestWorld = world;
    this.latest = {
      seq: world.seq,
      callbacks: world.callbacks,
      changes: world.interventions,
      people,
      loaves: this.loaves,
      plates,
      made: counts.made,
      eaten: counts.eaten,
      lost: counts.lost,
      printed: world.printed,
      end: (isAllOver || world.isLeft) && mainEnd !== null ? mainEnd : counts.end,
    };
    return this.latest;
  }

  private plateOf(queue: QueueState, loaves: Map<number, SceneLoaf>): Plate {
    queue.places.forEach((item, slot) => {
      if (item !== null) this.addLoaf(loaves, item, { at: "plate", queue: queue.queue, slot });
    });
    const known = this.plates.get(queue);
    if (known) return known;
    const plate: Plate = {
      queue: queue.queue,
      name: queue.name,
      order: queue.order,
      maxsize: queue.maxsize,
      slots: queue.places,
      onPlate: queue.items,
      putLine: queue.putters,
      getLine: queue.getters,
      unfinished: queue.unfinished,
    };
    this.plates.set(queue, plate);
    return plate;
  }

  private personOf(task: TaskState, world: World, isLeaving: boolean): Person {
    const known = this.people[task.task];
    const role = this.cast.roleOf(task.task);
    const loaf = this.loafInHand(task, role, world.seq);
    const untilUs = task.untilUs ?? (role === "baker" ? untilAll(task, world) : null);
    if (
      known?.state === task &&
      known.isLeaving === isLeaving &&
      known.person.loaf === loaf &&
      known.person.untilUs === untilUs
    )
      return known.person;
    const person: Person = {
      task: task.task,
      role,
      index: this.cast.indexOf(task.task),
      name: this.cast.nameOf(task),
      state: stateOf(task, role),
      sinceUs: task.sinceUs,
      untilUs,
      loaf,
      count: role === "eater" ? task.dones + task.unreported : task.puts,
      isLeaving,
      awaits: task.future,
      purpose: task.purpose,
      queue: task.queue,
      wokenFrom: task.stage === "over" ? null : task.wokenFrom,
      zone: this.cast.zoneOf(task.task),
      line: task.line || this.cast.startLineOf(task.task),
    };
    this.people[task.task] = { state: task, isLeaving, person };
    return person;
  }

  /**
   * What somebody has in the oven or hands: what they took last, else what they have begun and not yet put. Only bakers have
   * ovens: others show it when they wait for room.
   */
  private loafInHand(task: TaskState, role: CastRole, seq: number): number | null {
    if (task.stage === "over") return null;
    const held = task.held.at(-1);
    if (held !== undefined) return held;
    if (role !== "baker" && !task.isOffering) return null;
    const begun = this.cast.begunBy(task.task, seq);
    return begun !== 0 && begun !== task.lastPut ? begun : null;
  }

  private addHeld(task: TaskState, person: Person, loaves: Map<number, SceneLoaf>): void {
    if (task.stage === "over") return;
    for (const item of task.held) {
      // Somebody else may have put it on a plate.
      if (loaves.get(item)?.place.at !== "plate") this.addLoaf(loaves, item, { at: "mouth", holder: task.task });
    }
    if (person.loaf === null || task.held.length > 0) return;
    this.addLoaf(loaves, person.loaf, { at: task.isOffering ? "hand" : "oven", holder: task.task });
  }

  private addLoaf(loaves: Map<number, SceneLoaf>, id: number, place: Place): void {
    const known = this.loaves.get(id);
    if (known && isSamePlace(known.place, place)) {
      loaves.set(id, known);
      return;
    }
    const loaf = this.cast.loafOf(id);
    if (loaf) loaves.set(id, { id, baker: loaf.baker, number: loaf.number, isMark: loaf.isMark, place });
  }

  /**
   * Added to what the plates count. A loaf is made when its baker comes to the plate with it: dough that never left the oven
   * was not, and what somebody passes on was made before. What is taken is eaten, by whoever is nobody at once, by others
   * when they have it in hand no more. What somebody holds who is cancelled or fails is lost, as is what a plate drops.
   */
  private count(task: TaskState, counts: { made: number; eaten: number; lost: number }): void {
    const inHand = task.isOffering && task.held.length === 0 ? 1 : 0;
    counts.made += inHand - task.passedOn;
    counts.eaten += task.dones + task.unreported - task.gets;
    if (task.stage === "over") counts.lost += task.held.length + inHand;
  }
}

/** Until when the last of those sleeps for whom somebody has gathered; null where that is not known. */
function untilAll({ stage, purpose, future }: TaskState, { gatherings, tasks }: World): number | null {
  if (stage !== "suspended" || purpose !== "gather") return null;
  let latest: number | null = null;
  for (const child of gatherings.get(future) ?? []) {
    const until = tasks[child]?.untilUs ?? null;
    if (until !== null) latest = Math.max(latest ?? 0, until);
  }
  return latest;
}

/** End marks are put and taken like bread, and are none. `put` says how many were put. */
function discountMarks(
  put: number,
  loaves: ReadonlyMap<number, SceneLoaf>,
  counts: { made: number; eaten: number },
): void {
  if (put === 0) return;
  counts.made -= put;
  counts.eaten -= put;
  for (const { isMark, place } of loaves.values()) {
    // One that is still in the hand of who puts it is not counted as put.
    if (isMark && place.at !== "hand") counts.eaten++;
    else if (isMark) counts.made--;
  }
}

/** By their number; what is in order already is not sorted again. */
function sorted(loaves: Map<number, SceneLoaf>): Map<number, SceneLoaf> {
  let before = Number.NEGATIVE_INFINITY;
  for (const id of loaves.keys()) {
    if (id < before) return new Map([...loaves].sort(([a], [b]) => a - b));
    before = id;
  }
  return loaves;
}

const isSamePlace = (a: Place, b: Place): boolean =>
  a.at === "plate" || b.at === "plate"
    ? a.at === b.at && a.at === "plate" && b.at === "plate" && a.slot === b.slot && a.queue === b.queue
    : a.at === b.at && a.holder === b.holder;

const AWAITING: Partial<Record<Purpose, PersonState>> = {
  put: "holding",
  get: "hungry",
  gather: "counting",
  join: "waiting",
};
const ASLEEP: Record<CastRole, PersonState> = {
  manager: "resting",
  baker: "baking",
  topper: "working",
  eater: "eating",
  bystander: "resting",
  part: "resting",
};

/** What somebody is doing whose task is as it is. */
export function stateOf({ stage, purpose, future, outcome, untilUs }: TaskState, role: CastRole): PersonState {
  switch (stage) {
    case "ready":
      return "ready";
    case "running":
      // It blocks.
      return untilUs === null ? "acting" : ASLEEP[role];
    case "over":
      return outcome === "failed" ? "trouble" : "gone";
    case "suspended":
      if (future === 0) return "ready";
      // Who bakes several at once gathers what they made of it.
      if (purpose === "gather" && role === "baker") return "baking";
      return purpose === "sleep" ? ASLEEP[role] : (AWAITING[purpose] ?? "resting");
  }
}
