/**
 * Where people are in a picture, and in which pose: at work, in a line of a plate and moving up in it, on their way, at the
 * door.
 */
import type { Person, Stand, Walk } from "../../replay/index.ts";
import { FIGURE_RATIO, type Pose } from "./art/index.ts";
import { ease, FETCH, type Flight, flightsOf, PUT_FROM_HANDS, PUT_FROM_OVEN, partOf, TAKE } from "./choreography.ts";
import type { Layout, LineRoom, Station } from "./layout.ts";
import { placeInLine } from "./lines.ts";
import { settledPose } from "./people.ts";
import { type Moment, ORDER, type PersonSprite } from "./sprites.ts";

const BITES = 4;
/** The part of the time for one bite in which the mouth is open. */
const MOUTH_OPEN = 0.3;

type Figure = Pick<PersonSprite, "x" | "y" | "height">;

export class PeopleDrawing {
  /** By item: when its movements are seen. */
  readonly flights: ReadonlyMap<number, readonly Flight[]>;
  private readonly layout: Layout;
  private readonly moment: Moment;
  /** By task: the flight that it had a hand in last. */
  private readonly acts = new Map<number, Flight>();
  private readonly linePlaces = new Map<number, number>();
  private readonly plateOfQueue: ReadonlyMap<number, number>;

  constructor(layout: Layout, moment: Moment) {
    this.layout = layout;
    this.moment = moment;
    const { scene, movements, durations } = moment;
    this.flights = new Map([...movements.loaves].map(([item, moves]) => [item, flightsOf(moves, durations)]));
    for (const flights of this.flights.values()) {
      for (const flight of flights) {
        const known = this.acts.get(flight.move.task);
        if (!known || known.startUs <= flight.startUs) this.acts.set(flight.move.task, flight);
      }
    }
    this.plateOfQueue = new Map(scene.plates.map(({ queue }, place) => [queue, place]));
    for (const { put, get } of movements.lines.values()) {
      for (const line of [put, get]) for (const [place, task] of line.entries()) this.linePlaces.set(task, place);
    }
  }

  /** The place of a queue in the flow; -1 for one that is no plate. */
  placeOf(queue: number): number {
    return this.plateOfQueue.get(queue) ?? -1;
  }

  spriteOf(person: Person, station: Station): PersonSprite {
    const { movements } = this.moment;
    const { task } = person;
    const place = this.linePlaces.get(task) ?? -1;
    const walks = movements.walks.get(task);
    const stand = this.standOf(person, place);
    const figure = this.along(walks ?? [], walks?.length ?? 0, stand, station);
    const isGone = stand.at === "door";
    const last = walks?.at(-1);
    const leaving = isGone ? (last ? this.walkPart(last) : 1) : 0;
    const arriving = last?.from.at === "door" ? this.walkPart(last) : 1;
    const room = stand.at === "line" ? this.roomOf(stand.queue, stand.side) : null;
    const isBehind = room !== null && place >= room.most;
    const isWalking = last !== undefined && this.walkPart(last) < 1;
    const order = isWalking ? ORDER.walking : place >= 0 ? ORDER.line + 1 / (place + 2) : ORDER.home;
    return {
      person,
      pose: this.poseOf(person, isWalking ? (last as Walk) : null, place),
      ...figure,
      opacity: Math.min(1, (1 - leaving) * 2.5, arriving * 2.5, isBehind && last ? 1 - this.walkPart(last) : 1),
      order,
      place,
      isHidden: isBehind && !isWalking,
      isMoving: isWalking || (movements.shifts.length > 0 && place >= 0),
    };
  }

  private standOf({ state, queue, purpose, wokenFrom }: Person, place: number): Stand {
    if (state === "gone") return { at: "door" };
    if (place < 0) return { at: "home" };
    return { at: "line", queue, side: wokenFrom ?? (purpose === "put" ? "put" : "get"), place };
  }

  /** Where somebody is who has begun so many of their walks, of which the last leads to `stand`. */
  private along(walks: readonly Walk[], count: number, stand: Stand, station: Station): Figure {
    const walk = walks[count - 1];
    const to = this.spotOf(stand, station, walk?.seq ?? -1, walks[count]?.seq ?? Number.POSITIVE_INFINITY);
    if (!walk) return to;
    const part = ease(this.walkPart(walk));
    if (part >= 1) return to;
    // Where the walk began: on the way of the one before, if that was not over.
    const from = this.along(walks, count - 1, walk.from, station);
    return between(from, to, part);
  }

  /** The part of a walk that is over. */
  walkPart({ atUs, task, from }: Walk): number {
    const { durations } = this.moment;
    const act = this.acts.get(task);
    // Who has put or taken something goes when that is done.
    const isAfter = act !== undefined && act.move.atUs === atUs && from.at === "line";
    const startUs = !isAfter
      ? atUs
      : act.move.kind === "taken"
        ? act.endUs
        : act.startUs + (act.endUs - act.startUs) * PUT_FROM_HANDS.thrown;
    return partOf(this.moment.atUs, startUs, startUs + durations.walk);
  }

  /** Where somebody stands who came there with one event and left with another. */
  private spotOf(stand: Stand, station: Station, fromSeq: number, toSeq: number): Figure {
    if (stand.at === "line") {
      const room = this.roomOf(stand.queue, stand.side);
      if (room) return this.lineSpot(room, stand, fromSeq, toSeq);
    }
    if (stand.at === "door") {
      const { door } = this.layout;
      const height = Math.min(station.figure.height, door.height * 0.7);
      return { x: door.x + (door.width - height / FIGURE_RATIO) / 2, y: door.y + door.height - height, height };
    }
    const { x, y, height } = station.figure;
    return { x, y, height };
  }

  /** A place in a line, to which who stands there is still moving up since others left. */
  lineSpot(room: LineRoom, stand: Extract<Stand, { at: "line" }>, fromSeq: number, toSeq: number): Figure {
    const { atUs, durations, movements } = this.moment;
    let { place } = stand;
    for (const shift of movements.shifts) {
      const isHere = shift.queue === stand.queue && shift.side === stand.side && shift.place <= stand.place;
      if (!isHere || shift.seq <= fromSeq || shift.seq >= toSeq) continue;
      place += 1 - ease(partOf(atUs, shift.atUs, shift.atUs + durations.shift));
    }
    return { ...placeInLine(room, place), height: room.figure.height };
  }

  /** The room for a line of a queue, null where that is not drawn. */
  roomOf(queue: number, side: "put" | "get"): LineRoom | null {
    return this.layout.plates[this.placeOf(queue)]?.[side] ?? null;
  }

  /** Whether a baker has the oven open, to take out what is in it. */
  isOvenOpen(person: Person): boolean {
    if (person.role !== "baker") return false;
    const { atUs } = this.moment;
    const act = this.acts.get(person.task);
    if (act?.move.kind === "put" && act.move.stand.at === "home")
      return partOf(atUs, act.startUs, act.endUs) < PUT_FROM_OVEN.inHands;
    const walk = this.fetching(person);
    return walk !== null && this.walkPart(walk) < FETCH;
  }

  /** The walk to the line on which a baker is, with the loaf that was in the oven. */
  fetching(person: Person): Walk | null {
    const walk = this.moment.movements.walks.get(person.task)?.at(-1);
    return walk && walk.from.at === "home" && this.linePlaces.has(person.task) && this.walkPart(walk) < 1 ? walk : null;
  }

  private poseOf(person: Person, walk: Walk | null, place: number): Pose {
    const { atUs, movements, durations, scene } = this.moment;
    const isStuck = scene.end === "deadlock";
    const surprise = movements.surprises.get(person.task);
    if (surprise && atUs < surprise.atUs + durations.surprise)
      return surprise.kind === "cancelled" ? "startled" : "puzzled";
    const act = this.acts.get(person.task);
    if (act && atUs < act.endUs) {
      const part = partOf(atUs, act.startUs, act.endUs);
      if (act.move.kind === "taken") return part < TAKE.lifted ? "reaching" : "taking";
      if (act.move.stand.at === "line") {
        if (part < PUT_FROM_HANDS.thrown * 1.6) return "dropping";
      } else if (part < PUT_FROM_OVEN.inHands) return "opening";
      else if (part < PUT_FROM_OVEN.thrown) return "carrying";
      else if (part < PUT_FROM_OVEN.thrown + 0.26) return "dropping";
    }
    if (walk && person.role === "baker" && place >= 0) {
      return walk.from.at === "home" && this.walkPart(walk) < FETCH ? "opening" : "carrying";
    }
    if (walk && person.state === "eating") return "carrying";
    // In a crowd nobody sees a mouth open.
    if (person.state === "eating") return !this.layout.isCrowd && this.biteOf(person).isOpen ? "biting" : "eating";
    return settledPose(person, scene.end === "finished", isStuck);
  }

  /** How many bites of four are gone, and whether the next is being taken. */
  biteOf(person: Person): { bites: number; isOpen: boolean } {
    const { sinceUs, untilUs } = person;
    if (untilUs === null) return { bites: 0, isOpen: false };
    const { atUs, durations } = this.moment;
    // The first bite waits for the longest way that a loaf may have.
    const startUs = sinceUs + Math.min(durations.take + durations.walk, (untilUs - sinceUs) * 0.45);
    const done = partOf(atUs, startUs, untilUs) * (BITES + 1);
    return {
      bites: Math.min(BITES, Math.floor(done)),
      isOpen: atUs >= startUs && done % 1 < MOUTH_OPEN && done < BITES + 1,
    };
  }
}

const between = (a: Figure, b: Figure, part: number): Figure => ({
  x: a.x + (b.x - a.x) * part,
  y: a.y + (b.y - a.y) * part,
  height: a.height + (b.height - a.height) * part,
});
