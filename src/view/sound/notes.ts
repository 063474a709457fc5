/**
 * Notes: what of a run is heard. From the events themselves, so that the same stretch always sounds the same; few enough at a
 * time that it never rattles, however fast the kitchen runs.
 */
import type { Recording } from "../../replay/index.ts";
import type { Kind } from "../../trace/index.ts";

export const SOUNDS = ["landing", "taking", "waiting", "freed", "trouble"] as const;
export type SoundName = (typeof SOUNDS)[number];

export interface Note {
  readonly sound: SoundName;
  /** How high it is, in semitones above the sound's own pitch: of bread, how much lies on the plate. */
  readonly semitones: number;
}

const OF_KINDS: Partial<Record<Kind, SoundName>> = {
  itemPut: "landing",
  itemTaken: "taking",
  putterJoined: "waiting",
  getterJoined: "waiting",
  putterWoken: "freed",
  callbackFailed: "trouble",
  deadlocked: "trouble",
  itemLost: "trouble",
};

/** Two octaves are as far as one hears a level apart. */
const MOST_SEMITONES = 24;

/** What is heard of the events from one place to another: each sound once, the last of its kind. */
export function notesBetween(recording: Recording, fromSeq: number, toSeq: number): Note[] {
  const { trace } = recording;
  const heard = new Map<SoundName, Note>();
  for (let seq = Math.max(0, fromSeq); seq < toSeq; seq++) {
    const event = trace.read(seq);
    const isFailure = event.kind === "taskEnded" && event.outcome === "failed";
    const sound = isFailure ? "trouble" : OF_KINDS[event.kind];
    if (!sound) continue;
    const queue = "queue" in event ? event.queue : -1;
    const level = recording.worldAt(seq + 1).queues[queue]?.items.length ?? 0;
    heard.set(sound, { sound, semitones: Math.min(MOST_SEMITONES, level) });
  }
  return [...heard.values()];
}

/** Lets a sound through only if the same one was not heard just before. */
export class Spacing {
  private readonly last = new Map<SoundName, number>();
  private readonly apartMs: number;

  constructor(apartMs: number) {
    this.apartMs = apartMs;
  }

  /** Of some notes at a time, those that are let through. */
  through(notes: readonly Note[], nowMs: number): Note[] {
    return notes.filter(({ sound }) => {
      if (nowMs - (this.last.get(sound) ?? Number.NEGATIVE_INFINITY) < this.apartMs) return false;
      this.last.set(sound, nowMs);
      return true;
    });
  }
}
