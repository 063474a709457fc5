/**
 * Sprites: the picture of the kitchen as data. Pure: from a scene, what has just moved, a layout and the kitchen's time
 * follows where everybody and every loaf is, in which pose, how large, and who is in front of whom. Painters draw it.
 */
import type { Settings } from "../../bakery/index.ts";
import {
  type LoafMove,
  type Movements,
  NO_MOVEMENTS,
  type Person,
  type Plate,
  type Scene,
  type SceneLoaf,
  type Stand,
  type Walk,
} from "../../replay/index.ts";
import { boardInner, handSpot, type Pose, plateInner, rackInner, stackInner } from "./art/index.ts";
import {
  type Durations,
  ease,
  FETCH,
  type Flight,
  flightsOf,
  PUT_FROM_HANDS,
  PUT_FROM_OVEN,
  partOf,
  TAKE,
  within,
} from "./choreography.ts";
import { type Box, FIGURE_RATIO, type Layout, type LineRoom, placeInLine, type Station } from "./layout.ts";
import { figureOf, orderOut, settledPose } from "./people.ts";
import { LOAF_HEIGHT, LOAF_WIDTH, layoutSlots, type PlateKind, plateKind, type Spot, slotCount } from "./slots.ts";

export interface PersonSprite {
  readonly person: Person;
  readonly pose: Pose;
  /** The figure's top left corner and height. */
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly opacity: number;
  /** Who is drawn over whom. */
  readonly order: number;
  /** Their place in a waiting line of a plate; -1 for who stands in none. */
  readonly place: number;
  /** Behind all for whom a line has room. */
  readonly isHidden: boolean;
  readonly isMoving: boolean;
}

export interface LoafSprite {
  readonly loaf: SceneLoaf;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** How much flatter than at rest, 0 to 1, and turned, in degrees. */
  readonly squash: number;
  readonly turn: number;
  readonly bites: number;
  readonly order: number;
  readonly isMoving: boolean;
}

/** A baker's oven, or the table of somebody else. */
export interface DeskSprite {
  readonly person: Person;
  readonly station: Station;
  readonly isOpen: boolean;
  /** Its owner stands at a plate, waits there for so many others before them, and has so many behind. */
  readonly isAway: boolean;
}

export interface PlateSprite {
  readonly queue: number;
  readonly kind: PlateKind;
  readonly maxsize: number;
  /** As many loaves as are seen to lie on it. */
  readonly count: number;
  readonly isFull: boolean;
  readonly slots: readonly Spot[];
  /** The loaf that comes out next; null on an empty plate. */
  readonly next: number | null;
  /** How many wait, woken ones among them. */
  readonly putLine: number;
  readonly getLine: number;
  /** Put and seen to lie there, and not yet reported done. */
  readonly unfinished: number;
}

export interface Picture {
  readonly scene: Scene;
  readonly atUs: number;
  readonly layout: Layout;
  readonly people: readonly PersonSprite[];
  readonly desks: readonly DeskSprite[];
  readonly loaves: readonly LoafSprite[];
  readonly plates: readonly PlateSprite[];
}

export interface Moment {
  readonly scene: Scene;
  readonly settings: Settings | null;
  readonly movements: Movements;
  readonly atUs: number;
  readonly durations: Durations;
}

/** What has moved, as if all of it were over. */
export const settled = ({ lines }: Movements): Movements => ({ ...NO_MOVEMENTS, lines });

const BITES = 4;
/** The part of the time for one bite in which the mouth is open. */
const MOUTH_OPEN = 0.3;
const MOUTHFUL = 1.15;
const HANDFUL = 1.12;
const ORDER = { plate: 5, inAir: 60, home: 10, table: 20, line: 30, walking: 45 } as const;

export { ORDER as DRAWING_ORDER };

/** Where the oven's window is, and how wide a loaf in it, as fractions of the oven. */
const OVEN_WINDOW = { x: 0.5, y: 0.5, width: 0.32 };

/** What stands still looks the same in every picture of one layout, and is made once. */
export class SpriteMaker {
  readonly layout: Layout;
  private readonly resting = new WeakMap<SceneLoaf, LoafSprite>();
  private readonly held = new WeakMap<SceneLoaf, { readonly holder: PersonSprite; readonly sprite: LoafSprite }>();
  private readonly standing = new WeakMap<Person, PersonSprite>();
  private readonly desks = new WeakMap<Person, DeskSprite>();
  private slots = new Map<string, readonly Spot[]>();

  constructor(layout: Layout) {
    this.layout = layout;
  }

  pictureOf(moment: Moment): Picture {
    const { scene, atUs } = moment;
    return new Drawing(this, moment).picture(scene, atUs);
  }

  slotsOf(kind: PlateKind, place: number, count: number): readonly Spot[] {
    const key = `${kind} ${place} ${count}`;
    const known = this.slots.get(key);
    if (known) return known;
    const box = this.layout.plates[place]?.box;
    const spots = box ? layoutSlots(kind, insideOf(kind, box), count) : [];
    this.slots = new Map([...[...this.slots].slice(-8), [key, spots]]);
    return spots;
  }

  restingLoaf(loaf: SceneLoaf, spot: Spot): LoafSprite {
    const known = this.resting.get(loaf);
    if (known && known.x === spot.x && known.y === spot.y && known.width === spot.width) return known;
    const { x, y, width } = spot;
    const sprite = { loaf, x, y, width, squash: 0, turn: 0, bites: 0, order: ORDER.plate, isMoving: false };
    this.resting.set(loaf, sprite);
    return sprite;
  }

  heldLoaf(loaf: SceneLoaf, holder: PersonSprite, bites: number): LoafSprite {
    const known = this.held.get(loaf);
    if (known?.holder === holder && known.sprite.bites === bites) return known.sprite;
    const isMoving = holder.isMoving;
    const sprite: LoafSprite = { loaf, ...inHand(holder), squash: 0, turn: 0, bites, order: ORDER.inAir, isMoving };
    this.held.set(loaf, { holder, sprite });
    return sprite;
  }

  /** The same sprite as before, if nothing of it has changed. */
  person(sprite: PersonSprite): PersonSprite {
    const known = this.standing.get(sprite.person);
    if (known && isSamePerson(known, sprite)) return known;
    this.standing.set(sprite.person, sprite);
    return sprite;
  }

  desk(sprite: DeskSprite): DeskSprite {
    const known = this.desks.get(sprite.person);
    const isSame =
      known?.station === sprite.station && known.isOpen === sprite.isOpen && known.isAway === sprite.isAway;
    if (known && isSame) return known;
    this.desks.set(sprite.person, sprite);
    return sprite;
  }
}

const isSamePerson = (a: PersonSprite, b: PersonSprite): boolean =>
  a.x === b.x &&
  a.y === b.y &&
  a.pose === b.pose &&
  a.height === b.height &&
  a.opacity === b.opacity &&
  a.order === b.order &&
  a.place === b.place &&
  a.isHidden === b.isHidden &&
  a.isMoving === b.isMoving;

/** Where a plate's loaves lie. */
export function insideOf(kind: PlateKind, box: Box): Box {
  const inner = { china: plateInner, board: boardInner, stack: stackInner, rack: rackInner }[kind];
  return {
    x: box.x + inner.x * box.width,
    y: box.y + inner.y * box.height,
    width: inner.width * box.width,
    height: inner.height * box.height,
  };
}

/** The people of each zone who have a place in the kitchen, those at ovens first: all but who were sent home and have left. */
export function peopleByZone(scene: Scene, zones: number): Person[][] {
  const ovens: Person[][] = Array.from({ length: zones }, () => []);
  const tables: Person[][] = Array.from({ length: zones }, () => []);
  for (const person of scene.people) {
    if (!person || person.role === "manager" || (person.isLeaving && person.state === "gone")) continue;
    const zone = Math.min(person.zone, zones - 1);
    (person.role === "baker" ? ovens : tables)[zone]?.push(person);
  }
  return ovens.map((bakers, zone) => [...bakers, ...(tables[zone] ?? [])]);
}

interface Figure {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** One picture in the making. */
class Drawing {
  private readonly maker: SpriteMaker;
  private readonly layout: Layout;
  private readonly moment: Moment;
  private readonly flights = new Map<number, Flight[]>();
  /** By task: the flight that it had a hand in last. */
  private readonly acts = new Map<number, Flight>();
  private readonly stations = new Map<number, Station>();
  private readonly linePlaces = new Map<number, number>();
  private readonly plateOfQueue = new Map<number, number>();
  private readonly sprites = new Map<number, PersonSprite>();

  constructor(maker: SpriteMaker, moment: Moment) {
    this.maker = maker;
    this.layout = maker.layout;
    this.moment = moment;
  }

  picture(scene: Scene, atUs: number): Picture {
    const { movements, durations } = this.moment;
    const { layout } = this;
    for (const [item, moves] of movements.loaves) {
      const flights = flightsOf(moves, durations);
      this.flights.set(item, flights);
      for (const flight of flights) {
        const known = this.acts.get(flight.move.task);
        if (!known || known.startUs <= flight.startUs) this.acts.set(flight.move.task, flight);
      }
    }
    for (const [place, { queue }] of scene.plates.entries()) this.plateOfQueue.set(queue, place);
    for (const lines of movements.lines.values()) {
      for (const line of [lines.put, lines.get])
        for (const [place, task] of line.entries()) this.linePlaces.set(task, place);
    }
    const zones = peopleByZone(scene, layout.zones.length);
    const people: PersonSprite[] = [];
    const desks: DeskSprite[] = [];
    zones.forEach((zone, z) => {
      zone.forEach((person, i) => {
        const station = layout.zones[z]?.[i];
        if (!station) return;
        this.stations.set(person.task, station);
        const sprite = this.maker.person(this.personSprite(person, station));
        this.sprites.set(person.task, sprite);
        if (sprite.opacity > 0) people.push(sprite);
        const isAway = sprite.place >= 0;
        desks.push(this.maker.desk({ person, station, isOpen: this.isOvenOpen(person), isAway }));
      });
    });
    const loaves: LoafSprite[] = [];
    for (const loaf of scene.loaves.values()) {
      const sprite = this.loafSprite(loaf);
      if (sprite) loaves.push(sprite);
    }
    const plates = scene.plates.slice(0, layout.plates.length).map((_, place) => this.plateSprite(place));
    return { scene, atUs, layout, people, desks, loaves, plates };
  }

  private personSprite(person: Person, station: Station): PersonSprite {
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
      isMoving: isWalking || (this.moment.movements.shifts.length > 0 && place >= 0),
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

  private walkPart({ atUs, task, from }: Walk): number {
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
  private lineSpot(room: LineRoom, stand: Extract<Stand, { at: "line" }>, fromSeq: number, toSeq: number): Figure {
    const { atUs, durations, movements } = this.moment;
    let { place } = stand;
    for (const shift of movements.shifts) {
      const isHere = shift.queue === stand.queue && shift.side === stand.side && shift.place <= stand.place;
      if (!isHere || shift.seq <= fromSeq || shift.seq >= toSeq) continue;
      place += 1 - ease(partOf(atUs, shift.atUs, shift.atUs + durations.shift));
    }
    return { ...placeInLine(room, place), height: room.figure.height };
  }

  private roomOf(queue: number, side: "put" | "get"): LineRoom | null {
    return this.layout.plates[this.plateOfQueue.get(queue) ?? -1]?.[side] ?? null;
  }

  private isOvenOpen(person: Person): boolean {
    if (person.role !== "baker") return false;
    const { atUs } = this.moment;
    const act = this.acts.get(person.task);
    if (act?.move.kind === "put" && act.move.stand.at === "home")
      return partOf(atUs, act.startUs, act.endUs) < PUT_FROM_OVEN.inHands;
    const walk = this.fetching(person);
    return walk !== null && this.walkPart(walk) < FETCH;
  }

  /** The walk to the line on which a baker is, with the loaf that was in the oven. */
  private fetching(person: Person): Walk | null {
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
  private biteOf(person: Person): { bites: number; isOpen: boolean } {
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

  private loafSprite(loaf: SceneLoaf): LoafSprite | null {
    const { atUs } = this.moment;
    const { place } = loaf;
    const flights = this.flights.get(loaf.id);
    const flight = flights && (flights.find(({ endUs }) => atUs < endUs) ?? flights.at(-1));
    if (flight) {
      if (atUs < flight.startUs || (flight.move.kind === "put" && atUs >= flight.endUs))
        return this.landed(loaf, flights, place.at === "plate");
      if (atUs < flight.endUs)
        return flight.move.kind === "put" ? this.flyingIn(loaf, flight) : this.flyingOut(loaf, flight);
    }
    if (place.at === "oven") return null;
    if (place.at === "plate") {
      const spot = this.restingSpot(loaf, place.queue, place.slot);
      return spot && this.maker.restingLoaf(loaf, spot);
    }
    const holder = this.sprites.get(place.holder);
    if (!holder || holder.isHidden || holder.opacity === 0) return null;
    const walk = place.at === "hand" ? this.fetching(holder.person) : null;
    const bites = place.at === "mouth" && holder.person.state === "eating" ? this.biteOf(holder.person).bites : 0;
    if (!walk) return this.maker.heldLoaf(loaf, holder, bites);
    const hand = inHand(holder);
    const part = within(this.walkPart(walk), FETCH * 0.3, FETCH);
    return part === 0
      ? null
      : this.moving(loaf, part < 1 ? spotBetween(this.inOven(place.holder) ?? hand, hand, ease(part)) : hand, {});
  }

  private moving(loaf: SceneLoaf, { x, y, width }: Spot, more: Partial<LoafSprite>): LoafSprite {
    return { loaf, x, y, width, squash: 0, turn: 0, bites: 0, order: ORDER.inAir, isMoving: true, ...more };
  }

  /** On the plate, where it has just landed, or from where it will be taken. */
  private landed(loaf: SceneLoaf, flights: readonly Flight[], isStill: boolean): LoafSprite | null {
    const { atUs, durations } = this.moment;
    const put = flights.find(({ move }) => move.kind === "put");
    const move = put?.move ?? flights[0]?.move;
    if (!move) return null;
    const { place } = loaf;
    const spot = isStill && place.at === "plate" ? this.restingSpot(loaf, place.queue, place.slot) : this.slotOf(move);
    if (!spot) return null;
    const since = put ? atUs - put.endUs : durations.squash;
    const part = Math.max(0, Math.min(1, since / durations.squash));
    if (part === 1) return this.maker.restingLoaf(loaf, spot);
    const squash = Math.sin(part * Math.PI);
    return this.moving(loaf, spot, { squash, order: ORDER.plate });
  }

  private flyingIn(loaf: SceneLoaf, flight: Flight): LoafSprite | null {
    const { move, startUs, endUs } = flight;
    const to = this.slotOf(move);
    const baker = this.sprites.get(move.task);
    if (!to || !baker) return null;
    const part = partOf(this.moment.atUs, startUs, endUs);
    const hand = inHand({ ...baker, pose: "carrying" });
    const drop = inHand({ ...baker, pose: "dropping" });
    if (move.stand.at === "line") {
      const from = this.handAt(move, baker);
      return part < PUT_FROM_HANDS.thrown
        ? this.moving(loaf, from, {})
        : this.thrown(loaf, from, to, within(part, PUT_FROM_HANDS.thrown, 1));
    }
    const { inOven, inHands, thrown } = PUT_FROM_OVEN;
    const oven = this.inOven(move.task);
    if (part < inOven) return oven && this.moving(loaf, oven, {});
    if (part < inHands)
      return this.moving(loaf, spotBetween(oven ?? hand, hand, ease(within(part, inOven, inHands))), {});
    if (part < thrown) return this.moving(loaf, spotBetween(hand, drop, ease(within(part, inHands, thrown))), {});
    return this.thrown(loaf, drop, to, within(part, thrown, 1));
  }

  private thrown(loaf: SceneLoaf, from: Spot, to: Spot, part: number): LoafSprite {
    const reach = Math.hypot(to.x - from.x, to.y - from.y);
    const rise = Math.min(reach * 0.32, this.layout.height * 0.16) * 4 * part * (1 - part);
    const way = spotBetween(from, to, part);
    return this.moving(
      loaf,
      { ...way, y: way.y - rise },
      { turn: Math.sin(part * Math.PI) * (to.x < from.x ? -14 : 14) },
    );
  }

  private flyingOut(loaf: SceneLoaf, flight: Flight): LoafSprite | null {
    const { move, startUs, endUs } = flight;
    const from = this.slotOf(move);
    const eater = this.sprites.get(move.task);
    if (!from || !eater) return null;
    const part = partOf(this.moment.atUs, startUs, endUs);
    if (part < TAKE.lifted) return { ...this.moving(loaf, from, {}), order: ORDER.plate };
    const to = move.stand.at === "line" ? this.handAt(move, eater) : inHand({ ...eater, pose: "taking" });
    const way = spotBetween(from, to, ease(within(part, TAKE.lifted, 1)));
    const rise =
      Math.min(Math.hypot(to.x - from.x, to.y - from.y) * 0.18, 60) * Math.sin(within(part, TAKE.lifted, 1) * Math.PI);
    return this.moving(loaf, { ...way, y: way.y - rise }, {});
  }

  /** The hands of somebody in the line in which they stood when they moved it. */
  private handAt({ stand, kind, task }: LoafMove, sprite: PersonSprite): Spot {
    const room = stand.at === "line" ? this.roomOf(stand.queue, stand.side) : null;
    if (!room || stand.at !== "line") return inHand(sprite);
    const walks = this.moment.movements.walks.get(task);
    const gone = walks?.at(-1);
    const joined = walks?.at(-2);
    const spot = this.lineSpot(room, stand, joined?.seq ?? -1, gone?.seq ?? Number.POSITIVE_INFINITY);
    return inHand({ ...sprite, ...spot, pose: kind === "put" ? "dropping" : "taking" });
  }

  private inOven(task: number): Spot | null {
    const desk = this.stations.get(task)?.desk;
    if (!desk) return null;
    return {
      x: desk.x + desk.width * OVEN_WINDOW.x,
      y: desk.y + desk.height * OVEN_WINDOW.y,
      width: desk.width * OVEN_WINDOW.width,
    };
  }

  private slotOf({ queue, slot, below }: LoafMove): Spot | null {
    return this.slotAt(queue, slot, below);
  }

  private restingSpot(loaf: SceneLoaf, queue: number, slot: number): Spot | null {
    return this.slotAt(queue, slot, this.rankOf(queue, loaf.id));
  }

  private slotAt(queue: number, slot: number, rank: number): Spot | null {
    const place = this.plateOfQueue.get(queue) ?? -1;
    const plate = this.moment.scene.plates[place];
    if (!plate || place >= this.layout.plates.length) return null;
    const kind = plateKind(plate);
    const spots = this.maker.slotsOf(kind, place, slotCount(plate));
    const i = kind === "stack" || kind === "rack" ? rank : slot;
    return spots[i] ?? spots.at(-1) ?? null;
  }

  private ranks = new Map<number, ReadonlyMap<number, number>>();

  /** How many loaves lie below one in a stack, or come before it on a rack. */
  private rankOf(queue: number, item: number): number {
    const plate = this.moment.scene.plates[this.plateOfQueue.get(queue) ?? -1];
    if (!plate || plate.order === "fifo") return 0;
    const known = this.ranks.get(queue);
    if (known) return known.get(item) ?? 0;
    const ordered = plate.order === "lifo" ? plate.onPlate : this.ordered(plate);
    const ranks = new Map(ordered.map((id, rank) => [id, rank]));
    this.ranks.set(queue, ranks);
    return ranks.get(item) ?? 0;
  }

  private ordered(plate: Plate): readonly number[] {
    const { scene, settings } = this.moment;
    return orderOut(scene, settings, plate);
  }

  private plateSprite(place: number): PlateSprite {
    const { scene, atUs } = this.moment;
    const plate = scene.plates[place] as Plate;
    const kind = plateKind(plate);
    let count = plate.onPlate.length;
    let onTheWay = 0;
    for (const flights of this.flights.values()) {
      for (const { move, startUs, endUs } of flights) {
        // What was eaten at once is nowhere to be seen.
        if (move.queue !== plate.queue || !scene.loaves.has(move.item)) continue;
        if (move.kind === "put" && atUs < endUs) {
          count--;
          onTheWay++;
        }
        if (move.kind === "taken" && atUs < startUs + (endUs - startUs) * TAKE.lifted) count++;
      }
    }
    const lines = this.moment.movements.lines.get(plate.queue);
    return {
      queue: plate.queue,
      kind,
      maxsize: plate.maxsize,
      count,
      isFull: plate.maxsize > 0 && count >= plate.maxsize,
      slots: this.maker.slotsOf(kind, place, slotCount(plate)),
      next: this.ordered(plate)[0] ?? null,
      putLine: lines?.put.length ?? 0,
      getLine: lines?.get.length ?? 0,
      unfinished: plate.unfinished - onTheWay,
    };
  }
}

const between = (a: Figure, b: Figure, part: number): Figure => ({
  x: a.x + (b.x - a.x) * part,
  y: a.y + (b.y - a.y) * part,
  height: a.height + (b.height - a.height) * part,
});

const spotBetween = (a: Spot, b: Spot, part: number): Spot => ({
  x: a.x + (b.x - a.x) * part,
  y: a.y + (b.y - a.y) * part,
  width: a.width + (b.width - a.width) * part,
});

/** Where a loaf is in somebody's hands. */
function inHand({ person, pose, x, y, height }: Pick<PersonSprite, "person" | "pose" | "x" | "y" | "height">): Spot {
  const unit = height / 104;
  const role = figureOf(person.role);
  const hand = handSpot(pose) ?? { x: 40, y: 60, width: 28 };
  const width = hand.width * unit * (role === "eater" ? MOUTHFUL : HANDFUL);
  return { x: x + hand.x * unit, y: y + hand.y * unit, width };
}

/** A loaf's picture has its middle where the loaf is. */
export const heightOfLoaf = (width: number): number => (width * LOAF_HEIGHT) / LOAF_WIDTH;
