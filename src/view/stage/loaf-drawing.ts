/**
 * Where loaves are in a picture: in hands, in the air, landing, on a plate.
 */
import type { LoafMove, Plate, SceneLoaf } from "../../replay/index.ts";
import { ease, FETCH, type Flight, PUT_FROM_HANDS, PUT_FROM_OVEN, partOf, TAKE, within } from "./choreography.ts";
import type { Station } from "./layout.ts";
import { orderOut } from "./people.ts";
import type { PeopleDrawing } from "./people-drawing.ts";
import { plateKind, type Spot, slotCount } from "./slots.ts";
import type { SpriteMaker } from "./sprite-maker.ts";
import { inHand, type LoafSprite, type Moment, ORDER, type PersonSprite } from "./sprites.ts";

/** Where the oven's window is, and how wide a loaf in it, as fractions of the oven. */
const OVEN_WINDOW = { x: 0.5, y: 0.5, width: 0.32 };

interface Shift {
  readonly rank: number;
  readonly isPut: boolean;
  readonly rest: number;
}

export class LoafDrawing {
  readonly flights: ReadonlyMap<number, readonly Flight[]>;
  private readonly maker: SpriteMaker;
  private readonly moment: Moment;
  private readonly people: PeopleDrawing;
  private readonly sprites = new Map<number, PersonSprite>();
  private readonly stations = new Map<number, Station>();
  private readonly shifts = new Map<number, readonly Shift[]>();
  private readonly ranks = new Map<number, ReadonlyMap<number, number>>();

  constructor(maker: SpriteMaker, moment: Moment, people: PeopleDrawing) {
    this.maker = maker;
    this.moment = moment;
    this.people = people;
    this.flights = people.flights;
  }

  /** Tells where somebody is who may have a loaf. */
  note(sprite: PersonSprite, station: Station): void {
    this.sprites.set(sprite.person.task, sprite);
    this.stations.set(sprite.person.task, station);
  }

  /** Null for a loaf that is not seen: in an oven, or with somebody who is not. */
  spriteOf(loaf: SceneLoaf): LoafSprite | null {
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
    const walk = place.at === "hand" ? this.people.fetching(holder.person) : null;
    const bites =
      place.at === "mouth" && holder.person.state === "eating" ? this.people.biteOf(holder.person).bites : 0;
    if (!walk) return this.maker.heldLoaf(loaf, holder, bites);
    const hand = inHand(holder);
    const part = within(this.people.walkPart(walk), FETCH * 0.3, FETCH);
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
    const rise = Math.min(reach * 0.32, this.maker.layout.height * 0.16) * 4 * part * (1 - part);
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
    const room = stand.at === "line" ? this.people.roomOf(stand.queue, stand.side) : null;
    if (!room || stand.at !== "line") return inHand(sprite);
    const walks = this.moment.movements.walks.get(task);
    const gone = walks?.at(-1);
    const joined = walks?.at(-2);
    const spot = this.people.lineSpot(room, stand, joined?.seq ?? -1, gone?.seq ?? Number.POSITIVE_INFINITY);
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

  private slotOf(move: LoafMove): Spot | null {
    return this.slotAt(move.queue, move.slot, this.rankMoved(move));
  }

  /** Where in a stack or on a rack a loaf is put, or was when it was taken: off a rack that is the first. */
  private rankMoved({ kind, item, queue, below }: LoafMove): number {
    const plate = this.moment.scene.plates[this.people.placeOf(queue)];
    if (!plate || plateKind(plate) !== "rack") return below;
    return kind === "put" ? this.rankOf(queue, item) : 0;
  }

  private restingSpot(loaf: SceneLoaf, queue: number, slot: number): Spot | null {
    const rank = this.rankOf(queue, loaf.id);
    const shift = this.shiftOn(queue, rank);
    const spot = this.slotAt(queue, slot, rank);
    if (shift === 0 || !spot) return spot;
    // Between two places of the rack.
    const at = Math.max(0, rank + shift);
    const whole = Math.floor(at);
    const [from, to] = [this.slotAt(queue, slot, whole), this.slotAt(queue, slot, whole + 1)];
    return from && to ? spotBetween(from, to, at - whole) : spot;
  }

  /**
   * How many places a loaf on a rack still is from where it will lie: it makes room while one flies in before it, and closes up
   * while one is taken.
   */
  private shiftOn(queue: number, rank: number): number {
    const plate = this.moment.scene.plates[this.people.placeOf(queue)];
    if (!plate || plateKind(plate) !== "rack") return 0;
    let shift = 0;
    for (const { rank: moved, isPut, rest } of this.shiftsOn(queue)) {
      if (isPut && rank > moved) shift -= rest;
      if (!isPut && rank >= moved) shift += rest;
    }
    return shift;
  }

  /** The loaves on their way to and from a rack: where in its order, and how much of the way is left. */
  private shiftsOn(queue: number): readonly Shift[] {
    const known = this.shifts.get(queue);
    if (known) return known;
    const { atUs } = this.moment;
    const shifts = [...this.flights.values()].flatMap((flights) =>
      flights.flatMap(({ move, startUs, endUs }): Shift[] => {
        if (move.queue !== queue || atUs >= endUs) return [];
        const isPut = move.kind === "put";
        const part = partOf(atUs, startUs, endUs);
        const rest = 1 - ease(isPut ? part : within(part, TAKE.lifted, 1));
        return [{ rank: this.rankMoved(move), isPut, rest }];
      }),
    );
    this.shifts.set(queue, shifts);
    return shifts;
  }

  private slotAt(queue: number, slot: number, rank: number): Spot | null {
    const place = this.people.placeOf(queue);
    const plate = this.moment.scene.plates[place];
    if (!plate || place >= this.maker.layout.plates.length) return null;
    const kind = plateKind(plate);
    const spots = this.maker.slotsOf(kind, place, slotCount(plate));
    const i = kind === "stack" || kind === "rack" ? rank : slot;
    return spots[i] ?? spots.at(-1) ?? null;
  }

  /** How many loaves lie below one in a stack, or come before it on a rack. */
  private rankOf(queue: number, item: number): number {
    const plate = this.moment.scene.plates[this.people.placeOf(queue)];
    if (!plate || plate.order === "fifo") return 0;
    const known = this.ranks.get(queue);
    if (known) return known.get(item) ?? 0;
    const ordered = plate.order === "lifo" ? plate.onPlate : this.orderOut(plate);
    const ranks = new Map(ordered.map((id, rank) => [id, rank]));
    this.ranks.set(queue, ranks);
    return ranks.get(item) ?? 0;
  }

  /** The loaves of a plate in the order in which they will be taken. */
  orderOut(plate: Plate): readonly number[] {
    const { scene, settings } = this.moment;
    return orderOut(scene, settings, plate);
  }
}

const spotBetween = (a: Spot, b: Spot, part: number): Spot => ({
  x: a.x + (b.x - a.x) * part,
  y: a.y + (b.y - a.y) * part,
  width: a.width + (b.width - a.width) * part,
});
