/**
 * Bitmaps: the stage's art as pictures for a canvas. Each is drawn once by React as SVG, in the page's colours, and kept in
 * the few sizes in which it is needed. What is not ready yet is null; who asked is told when more has come.
 */
import type { ReactElement } from "react";
import { colourValue, drawnOnce, imageOf, svgFile } from "../svg-file.ts";

/**
 * Up to this height a bitmap has just the size in which it is drawn: to scale it with every picture is what takes longest.
 * Larger ones, of which few are in sight, double in size from here on.
 */
const EXACT_PX = 128;
const MOST_PX = 512;
/** Of one art; while one zooms there is another size with every picture. */
const MOST_SIZES = 8;
/** So many are begun in a frame, that the page does not stand still for them. */
const MOST_AT_ONCE = 16;

interface Art {
  readonly image: HTMLImageElement;
  readonly sizes: Map<number, ImageBitmap>;
}

export class Bitmaps {
  private readonly art = new Map<string, Art | null>();
  private readonly waiting = new Map<string, () => ReactElement>();
  private readonly colours = new Map<string, string>();
  private readonly onMore: () => void;
  private readonly host = document.createElement("div");
  private isWorking = false;
  private isLeft = false;

  constructor(onMore: () => void) {
    this.onMore = onMore;
  }

  /** The art of a name, for so many pixels of height: just as high if it is small, else at least so high; null as long as it is not ready. */
  get(name: string, heightPx: number, draw: () => ReactElement): ImageBitmap | null {
    const art = this.art.get(name);
    if (art === undefined) {
      if (!this.waiting.has(name)) this.waiting.set(name, draw);
      this.work();
      return null;
    }
    return art && sized(art, heightPx);
  }

  /** Forgets all: the page's colours are others. */
  forget(): void {
    this.art.clear();
    this.colours.clear();
  }

  leave(): void {
    this.isLeft = true;
    this.waiting.clear();
  }

  private work(): void {
    if (this.isWorking || this.waiting.size === 0) return;
    this.isWorking = true;
    requestAnimationFrame(async () => {
      const some = [...this.waiting].slice(0, MOST_AT_ONCE);
      for (const [name] of some) this.waiting.delete(name);
      await Promise.all(some.map(([name, draw]) => this.make(name, draw())));
      this.isWorking = false;
      if (this.isLeft) return;
      this.onMore();
      this.work();
    });
  }

  private async make(name: string, element: ReactElement): Promise<void> {
    this.art.set(name, null);
    const text = drawnOnce(this.host, element, (svg) => (svg ? this.textOf(svg) : ""));
    try {
      this.art.set(name, { image: await imageOf(text), sizes: new Map() });
    } catch {
      // A browser that cannot draw it leaves the place empty.
    }
  }

  /** A whole SVG file: with a size, and with the values of the colours that the page names. */
  private textOf(svg: SVGSVGElement): string {
    const [, , width = 1, height = 1] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
    svg.setAttribute("width", String((MOST_PX * width) / height));
    svg.setAttribute("height", String(MOST_PX));
    return svgFile(svg, (name) => this.colour(name));
  }

  /** The page's font, for words on a canvas. */
  readonly font = getComputedStyle(document.body).fontFamily;

  /** The value of one of the page's colours. */
  colour(name: string): string {
    const known = this.colours.get(name);
    if (known) return known;
    const value = colourValue(name);
    this.colours.set(name, value);
    return value;
  }
}

function sized({ image, sizes }: Art, heightPx: number): ImageBitmap {
  let size = Math.max(1, Math.round(heightPx));
  if (size > EXACT_PX) for (size = EXACT_PX * 2; size < heightPx && size < MOST_PX; ) size *= 2;
  const known = sizes.get(size);
  if (known) return known;
  const width = Math.max(1, Math.round((image.naturalWidth / image.naturalHeight) * size));
  const canvas = new OffscreenCanvas(width, size);
  canvas.getContext("2d")?.drawImage(image, 0, 0, width, size);
  // A bitmap that nobody can draw into is painted faster than a canvas.
  const bitmap = canvas.transferToImageBitmap();
  if (sizes.size >= MOST_SIZES) sizes.clear();
  sizes.set(size, bitmap);
  return bitmap;
}
