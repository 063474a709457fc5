/**
 * SpriteMaker: the picture of a moment. Pure: the same scene, movements, layout and time give the same picture, and what
 * stands still is the same sprite in each, so that painters see at once what has changed.
 */
import type { Person, Plate, SceneLoaf } from "../../replay/index.ts";
import { TAKE } from "./choreography.ts";
import type { Layout } from "./layout.ts";
import { LoafDrawing } from "./loaf-drawing.ts";
import { peopleByZone } from "./people.ts";
import { PeopleDrawing } from "./people-drawing.ts";
import { layoutSlots, type PlateKind, plateKind, type Spot, slotCount } from "./slots.ts";
import {
  type DeskSprite,
  inHand,
  insideOf,
  type LoafSprite,
  type Moment,
  ORDER,
  type PersonSprite,
  type Picture,
  type PlateSprite,
} from "./sprites.ts";

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
    const { layout } = this;
    const people = new PeopleDrawing(layout, moment);
    const loaves = new LoafDrawing(this, moment, people);
    const shown: PersonSprite[] = [];
    const desks: DeskSprite[] = [];
    peopleByZone(scene, layout.zones.length).forEach((zone, z) => {
      zone.forEach((person, i) => {
        const station = layout.zones[z]?.[i];
        if (!station) return;
        const sprite = this.person(people.spriteOf(person, station));
        loaves.note(sprite, station);
        if (sprite.opacity > 0) shown.push(sprite);
        desks.push(this.desk({ person, station, isOpen: people.isOvenOpen(person), isAway: sprite.place >= 0 }));
      });
    });
    return {
      scene,
      atUs,
      layout,
      people: shown,
      desks,
      loaves: [...scene.loaves.values()].flatMap((loaf) => loaves.spriteOf(loaf) ?? []),
      plates: scene.plates.slice(0, layout.plates.length).map((plate, i) => this.plate(plate, i, moment, loaves)),
    };
  }

  /** Where loaves lie on the plate with a place in the flow. */
  slotsOf(kind: PlateKind, place: number, count: number): readonly Spot[] {
    const key = `${kind} ${place} ${count}`;
    const known = this.slots.get(key);
    if (known) return known;
    const box = this.layout.plates[place]?.box;
    const spots = box ? layoutSlots(kind, insideOf(kind, box), count) : [];
    this.slots = new Map([...[...this.slots].slice(-8), [key, spots]]);
    return spots;
  }

  /** A loaf that lies on a plate. */
  restingLoaf(loaf: SceneLoaf, spot: Spot): LoafSprite {
    const known = this.resting.get(loaf);
    if (known && known.x === spot.x && known.y === spot.y && known.width === spot.width) return known;
    const { x, y, width } = spot;
    const sprite = { loaf, x, y, width, squash: 0, turn: 0, bites: 0, order: ORDER.plate, isMoving: false };
    this.resting.set(loaf, sprite);
    return sprite;
  }

  /** A loaf in the hands of somebody. */
  heldLoaf(loaf: SceneLoaf, holder: PersonSprite, bites: number): LoafSprite {
    const known = this.held.get(loaf);
    if (known?.holder === holder && known.sprite.bites === bites) return known.sprite;
    const isMoving = holder.isMoving;
    const sprite: LoafSprite = { loaf, ...inHand(holder), squash: 0, turn: 0, bites, order: ORDER.inAir, isMoving };
    this.held.set(loaf, { holder, sprite });
    return sprite;
  }

  /** The same sprite as before, if nothing of it has changed. */
  private person(sprite: PersonSprite): PersonSprite {
    const known = this.standing.get(sprite.person);
    if (known && isSamePerson(known, sprite)) return known;
    this.standing.set(sprite.person, sprite);
    return sprite;
  }

  private desk(sprite: DeskSprite): DeskSprite {
    const known = this.desks.get(sprite.person);
    const isSame =
      known?.station === sprite.station && known.isOpen === sprite.isOpen && known.isAway === sprite.isAway;
    if (known && isSame) return known;
    this.desks.set(sprite.person, sprite);
    return sprite;
  }

  private plate(plate: Plate, place: number, { scene, atUs, movements }: Moment, loaves: LoafDrawing): PlateSprite {
    const kind = plateKind(plate);
    let count = plate.onPlate.length;
    let onTheWay = 0;
    for (const flights of loaves.flights.values()) {
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
    const lines = movements.lines.get(plate.queue);
    return {
      queue: plate.queue,
      kind,
      maxsize: plate.maxsize,
      count,
      isFull: plate.maxsize > 0 && count >= plate.maxsize,
      slots: this.slotsOf(kind, place, slotCount(plate)),
      next: loaves.orderOut(plate)[0] ?? null,
      putLine: lines?.put.length ?? 0,
      getLine: lines?.get.length ?? 0,
      unfinished: plate.unfinished - onTheWay,
    };
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
