/**
 * A stretch of a run as a film, frame by frame in kitchen time, whatever the machine can: as a GIF, or as WebM where the browser
 * can encode it.
 */
import { applyPalette, GIFEncoder, type Palette, quantize } from "gifenc";
import { ArrayBufferTarget, Muxer } from "webm-muxer";
import { canvasOf, paintFile, type Subject, stageFiles } from "./pictures.tsx";

export interface Film {
  readonly subject: Subject;
  /** In microseconds of kitchen time. */
  readonly fromUs: number;
  readonly toUs: number;
  /** Frames a second of the film, and kitchen seconds that a second of it shows. */
  readonly framesPerSecond: number;
  readonly speed: number;
}

/** How far one has come, from 0 to 1; and a way to leave. */
export interface Progress {
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

export const FILM_KINDS = ["gif", "webm"] as const;
export type FilmKind = (typeof FILM_KINDS)[number];

/** More frames than this no slide wants, and no page should make. */
export const MOST_FRAMES = 600;

export const framesIn = ({ fromUs, toUs, framesPerSecond, speed }: Film): number =>
  Math.max(1, Math.min(MOST_FRAMES, Math.round(((toUs - fromUs) / 1e6 / speed) * framesPerSecond)));

/** The kitchen's time of a frame, in microseconds. */
export const timeOfFrame = ({ fromUs, framesPerSecond, speed }: Film, frame: number): number =>
  Math.round(fromUs + (frame / framesPerSecond) * 1e6 * speed);

/** Whether this browser can encode a film of a kind. */
export const canFilm = (kind: FilmKind): boolean => kind === "gif" || typeof VideoEncoder !== "undefined";

/** Makes the film. Rejects with the signal's reason when it is left. */
export function makeFilm(kind: FilmKind, film: Film, progress: Progress): Promise<Blob> {
  return kind === "gif" ? makeGif(film, progress) : makeWebm(film, progress);
}

/** Paints one frame after the other into one canvas. */
async function* framesOf(film: Film, { onProgress, signal }: Progress): AsyncGenerator<CanvasRenderingContext2D> {
  const { subject } = film;
  const count = framesIn(film);
  const fileAt = stageFiles(subject);
  const canvas = canvasOf(subject.width, subject.height);
  const context = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  for (let i = 0; i < count; i++) {
    signal.throwIfAborted();
    await paintFile(context, fileAt(timeOfFrame(film, i)));
    yield context;
    onProgress((i + 1) / count);
    // The page goes on between two frames.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** The last of 128 stands for what has not changed since the frame before. */
const COLOURS = 127;
const UNCHANGED = 127;

async function makeGif(film: Film, progress: Progress): Promise<Blob> {
  const encoder = GIFEncoder();
  const colours = await paletteOf(film);
  const palette: Palette = [...colours, ...Array<Palette[0]>(UNCHANGED + 1 - colours.length).fill([0, 0, 0])];
  // A GIF counts in hundredths of a second.
  const delay = Math.round(100 / film.framesPerSecond) * 10;
  let before: Uint8Array | null = null;
  for await (const context of framesOf(film, progress)) {
    const { width, height } = context.canvas;
    const index = applyPalette(context.getImageData(0, 0, width, height).data, colours);
    const last = before;
    const changed = last ? index.map((colour, i) => (colour === last[i] ? UNCHANGED : colour)) : index;
    encoder.writeFrame(changed, width, height, {
      delay,
      dispose: 1,
      ...(last ? { transparent: true, transparentIndex: UNCHANGED } : { palette }),
    });
    before = index;
  }
  encoder.finish();
  return new Blob([encoder.bytes()], { type: "image/gif" });
}

/** One palette for all frames, of the first, the middle and the last: what has not changed has the same colour in each. */
async function paletteOf({ subject, fromUs, toUs }: Film): Promise<Palette> {
  const { width, height } = subject;
  const fileAt = stageFiles(subject);
  const context = canvasOf(width, height).getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  const size = width * height * 4;
  const all = new Uint8ClampedArray(size * 3);
  for (const [i, atUs] of [fromUs, (fromUs + toUs) / 2, toUs].entries()) {
    await paintFile(context, fileAt(Math.round(atUs)));
    all.set(context.getImageData(0, 0, width, height).data, i * size);
  }
  return quantize(all, COLOURS);
}

const BITS_PER_SECOND = 1_500_000;
const SECONDS_BETWEEN_KEYS = 2;

async function makeWebm(film: Film, progress: Progress): Promise<Blob> {
  const { width, height } = film.subject;
  const { framesPerSecond } = film;
  const target = new ArrayBufferTarget();
  const muxer = new Muxer({ target, video: { codec: "V_VP8", width, height, frameRate: framesPerSecond } });
  let failure: Error | null = null;
  const encoder = new VideoEncoder({
    output: (chunk, meta) => muxer.addVideoChunk(chunk, meta),
    error: (error) => {
      failure = error;
    },
  });
  encoder.configure({ codec: "vp8", width, height, bitrate: BITS_PER_SECOND, framerate: framesPerSecond });
  let number = 0;
  try {
    for await (const context of framesOf(film, progress)) {
      const frame = new VideoFrame(context.canvas, {
        timestamp: Math.round((number / framesPerSecond) * 1e6),
        duration: Math.round(1e6 / framesPerSecond),
      });
      encoder.encode(frame, { keyFrame: number % (framesPerSecond * SECONDS_BETWEEN_KEYS) === 0 });
      frame.close();
      number++;
      if (failure) throw failure;
    }
    await encoder.flush();
  } finally {
    if (encoder.state !== "closed") encoder.close();
  }
  muxer.finalize();
  return new Blob([target.buffer], { type: "video/webm" });
}
