/**
 * Painter: a crowd on two canvases. What stands still is painted once, and again where it has changed; what moves is
 * painted anew with every picture, above it.
 */
import { labelOf } from "../../../replay/index.ts";
import { AwaySign, Bench, FIGURE_RATIO, Figure, Flag, Loaf, Oven, Seat, STILL } from "../art/index.ts";
import type { Box } from "../layout.ts";
import { colourOf, figureOf, loafLabel } from "../people.ts";
import { type DeskSprite, heightOfLoaf, type LoafSprite, ORDER, type PersonSprite, type Picture } from "../sprites.ts";
import { signBox } from "../stations.ts";
import type { View } from "../use-zoom.ts";
import type { Bitmaps } from "./bitmaps.ts";
import { DirtyCells } from "./dirty-cells.ts";
import { boxOf, keyOf, orderOf, type Thing } from "./things.ts";

/** Where more than this share of the cells has changed, all is painted. */
const MOST_CHANGED = 0.5;
/** People share so many looks. */
const LOOKS = 24;
/** From this height on a figure bears its letter, from this width on a loaf its label, in pixels of the screen. */
const LETTER_FROM_PX = 44;
const LABEL_FROM_PX = 16;
const NAME_FROM_PX = 60;

export class Painter {
  private readonly base: CanvasRenderingContext2D;
  private readonly top: CanvasRenderingContext2D;
  private readonly bitmaps: Bitmaps;
  private drawn = new Map<string, Thing>();
  private view: View = { scale: 1, x: 0, y: 0 };
  private ratio = 1;
  private hasAll = false;

  constructor(base: HTMLCanvasElement, top: HTMLCanvasElement, bitmaps: Bitmaps) {
    this.base = base.getContext("2d") as CanvasRenderingContext2D;
    this.top = top.getContext("2d") as CanvasRenderingContext2D;
    this.bitmaps = bitmaps;
  }

  /** Another size or view: all is painted with the next picture. */
  setView(view: View, width: number, height: number, ratio: number): void {
    this.view = view;
    this.ratio = ratio;
    for (const { canvas } of [this.base, this.top]) {
      const size = [Math.round(width * ratio), Math.round(height * ratio)] as const;
      if (canvas.width !== size[0]) canvas.width = size[0];
      if (canvas.height !== size[1]) canvas.height = size[1];
    }
    this.hasAll = false;
  }

  repaint(): void {
    this.hasAll = false;
  }

  paint(picture: Picture): void {
    const things: Thing[] = [];
    const moving: Thing[] = [];
    for (const desk of picture.desks) things.push(desk);
    for (const person of picture.people) if (!person.isHidden) (person.isMoving ? moving : things).push(person);
    const loaves: Thing[] = [];
    for (const loaf of picture.loaves) (loaf.isMoving ? moving : loaf.order < ORDER.table ? loaves : things).push(loaf);
    // Bread on the plate lies below all that stands.
    this.paintBase([...loaves, ...things], picture);
    this.paintTop(moving, picture);
  }

  private paintTop(moving: readonly Thing[], picture: Picture): void {
    const { canvas } = this.top;
    this.top.setTransform(1, 0, 0, 1, 0, 0);
    this.top.clearRect(0, 0, canvas.width, canvas.height);
    const sorted = [...moving].sort((a, b) => orderOf(a) - orderOf(b));
    for (const thing of sorted) this.draw(this.top, thing, picture);
  }

  private paintBase(things: readonly Thing[], picture: Picture): void {
    const { base, drawn: before } = this;
    const dirty = new DirtyCells(base.canvas.width, base.canvas.height);
    const mark = (thing: Thing): void => dirty.add(this.onCanvas(boxOf(thing)));
    const now = new Map<string, Thing>();
    for (const thing of things) {
      const key = keyOf(thing);
      now.set(key, thing);
      const known = before.get(key);
      if (known === thing || !this.hasAll) continue;
      mark(thing);
      if (known) mark(known);
    }
    if (this.hasAll) for (const [key, thing] of before) if (!now.has(key)) mark(thing);
    this.drawn = now;
    base.setTransform(1, 0, 0, 1, 0, 0);
    if (!this.hasAll || dirty.share > MOST_CHANGED) {
      base.clearRect(0, 0, base.canvas.width, base.canvas.height);
      for (const thing of things) this.draw(base, thing, picture);
      this.hasAll = true;
      return;
    }
    if (dirty.share === 0) return;
    base.save();
    dirty.clearAndClip(base);
    for (const thing of things) if (dirty.touches(this.onCanvas(boxOf(thing)))) this.draw(base, thing, picture);
    base.restore();
  }

  private onCanvas({ x, y, width, height }: Box): Box {
    const { scale, x: left, y: top } = this.view;
    const size = scale * this.ratio;
    return {
      x: left * this.ratio + x * size,
      y: top * this.ratio + y * size,
      width: width * size,
      height: height * size,
    };
  }

  private draw(context: CanvasRenderingContext2D, thing: Thing, picture: Picture): void {
    if ("station" in thing) this.drawDesk(context, thing);
    else if ("pose" in thing) this.drawPerson(context, thing, picture);
    else this.drawLoaf(context, thing, picture);
  }

  /** Puts art into a box, if it is in sight. */
  private put(
    context: CanvasRenderingContext2D,
    name: string,
    box: Box,
    draw: () => React.ReactElement,
    fill: string,
  ): Box | null {
    const { x, y, width, height } = this.onCanvas(box);
    const { canvas } = context;
    if (x + width < 0 || y + height < 0 || x > canvas.width || y > canvas.height) return null;
    const bitmap = this.bitmaps.get(name, height, draw);
    // What stands still is put on whole pixels: so it need not be smoothed.
    const [left, top] = context === this.base ? [Math.round(x), Math.round(y)] : [x, y];
    if (bitmap && bitmap.height === Math.round(height)) context.drawImage(bitmap, left, top);
    else if (bitmap) context.drawImage(bitmap, x, y, width, height);
    else {
      context.fillStyle = this.bitmaps.colour(nameIn(fill));
      context.fillRect(x + width * 0.2, y + height * 0.2, width * 0.6, height * 0.6);
    }
    return { x, y, width, height };
  }

  private drawDesk(context: CanvasRenderingContext2D, { person, station, isOpen, isAway }: DeskSprite): void {
    const colour = colourOf(person);
    const { desk, figure, words } = station;
    if (person.role === "baker") {
      const isLit = person.state === "baking";
      const name = `oven ${colour} ${isLit} ${isOpen}`;
      this.put(
        context,
        name,
        desk,
        () => <Oven colour={colour} label="" lit={isLit} isOpen={isOpen} progress={STILL} />,
        colour,
      );
    } else if (person.role === "topper") this.put(context, "bench", desk, () => <Bench />, "var(--wood)");
    else if (person.role !== "bystander") this.put(context, "seat", desk, () => <Seat />, "var(--wood)");
    if (isAway) {
      this.put(context, `away ${colour}`, signBox(station), () => <AwaySign colour={colour} />, colour);
    }
    const shown = this.onCanvas(figure);
    if (shown.height / this.ratio < NAME_FROM_PX || words.height > 0) return;
    this.write(
      context,
      person.name,
      shown.x + shown.width / 2,
      shown.y + shown.height * 1.06,
      shown.height * 0.11,
      "--ink",
    );
  }

  private drawPerson(context: CanvasRenderingContext2D, sprite: PersonSprite, { scene }: Picture): void {
    const { person, pose, x, y, height, opacity } = sprite;
    const role = figureOf(person.role);
    const colour = colourOf(person);
    const look = person.index % LOOKS;
    context.globalAlpha = opacity;
    const box = this.put(
      context,
      `${role} ${look} ${pose}`,
      { x, y, width: height / FIGURE_RATIO, height },
      () => <Figure role={role} pose={pose} colour={colour} label="" seed={look} />,
      colour,
    );
    if (box && box.height / this.ratio >= LETTER_FROM_PX) {
      const label = labelOf(scene.people, person.task);
      this.write(
        context,
        label,
        box.x + box.width / 2,
        box.y + box.height * (role === "eater" ? 0.7 : 0.78),
        box.height * 0.13,
        null,
      );
    }
    context.globalAlpha = 1;
  }

  private drawLoaf(context: CanvasRenderingContext2D, sprite: LoafSprite, { scene }: Picture): void {
    const { loaf, x, y, width, bites } = sprite;
    const baker = scene.people[loaf.baker];
    const colour = baker ? colourOf(baker) : "var(--ink-soft)";
    const height = heightOfLoaf(width);
    const box = this.put(
      context,
      loaf.isMark ? "flag" : `loaf ${colour} ${bites}`,
      { x: x - width / 2, y: y - height / 2, width, height },
      () => (loaf.isMark ? <Flag /> : <Loaf colour={colour} label="" bites={bites} />),
      colour,
    );
    if (box && bites === 0 && !loaf.isMark && box.width / this.ratio >= LABEL_FROM_PX)
      this.write(
        context,
        loafLabel(scene, loaf.id),
        box.x + box.width / 2,
        box.y + box.height * 0.5,
        box.height * 0.36,
        null,
      );
  }

  /** In a colour of the page's, or in white on somebody's own. */
  private write(
    context: CanvasRenderingContext2D,
    text: string,
    x: number,
    y: number,
    size: number,
    colour: string | null,
  ): void {
    context.font = `900 ${size}px ${this.bitmaps.font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = colour === null ? "#ffffff" : this.bitmaps.colour(colour);
    context.fillText(text, x, y);
  }
}

const nameIn = (colour: string): string => colour.replace(/^var\((.*)\)$/, "$1");
