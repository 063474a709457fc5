/**
 * Pictures of a run, drawn anew and not off the screen: the stage at any moment as an SVG file, and any SVG file in pixels.
 */
import type { Settings } from "../../bakery/index.ts";
import type { Recording } from "../../replay/index.ts";
import type { Messages } from "../i18n/index.ts";
import { StillStage } from "../stage/StillStage.tsx";
import { stillPicture } from "../stage/still-picture.ts";
import { colourValue, drawnOnce, imageOf, svgFile } from "../stage/svg-file.ts";

/** What is drawn, and how large. */
export interface Subject {
  readonly recording: Recording;
  /** Of a program that has none, what it is drawn with. */
  readonly settings: Settings;
  readonly messages: Messages;
  readonly width: number;
  readonly height: number;
}

/** Looks the page's colours up, each once; a file of its own cannot have the page's fonts. */
export function pageColours(): (name: string) => string {
  const colours = new Map<string, string>();
  return (name) => {
    if (name.startsWith("--font")) return "Nunito, ui-rounded, system-ui, sans-serif";
    const value = colours.get(name) ?? colourValue(name);
    colours.set(name, value);
    return value;
  };
}

/** Makes SVG files of the stage at moments of a run. */
export function stageFiles(subject: Subject): (atUs: number) => string {
  const { recording, messages, width, height } = subject;
  const host = document.createElement("div");
  const colours = pageColours();
  return (atUs) => {
    const scene = recording.sceneAt(recording.trace.countUntil(atUs));
    const settings = recording.cast.settingsAfter(scene.changes) ?? subject.settings;
    const picture = stillPicture({ recording, scene, settings, atUs }, width, height);
    return drawnOnce(host, <StillStage picture={picture} messages={messages} />, (svg) =>
      svg ? svgFile(svg, colours) : "",
    );
  };
}

/** Paints an SVG file over the whole of a canvas. */
export async function paintFile(context: CanvasRenderingContext2D, text: string): Promise<void> {
  const image = await imageOf(text);
  const { width, height } = context.canvas;
  context.drawImage(image, 0, 0, width, height);
}

/** An SVG file as a PNG of so many pixels. */
export async function pngOf(text: string, width: number, height: number): Promise<Blob> {
  const canvas = canvasOf(width, height);
  await paintFile(canvas.getContext("2d") as CanvasRenderingContext2D, text);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("No PNG"))), "image/png");
  });
}

export function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}
