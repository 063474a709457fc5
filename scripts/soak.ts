/**
 * A long run as the page plays it, without the page: thirty bakers and thirty eaters by chance, a thousand times as fast
 * as life, with the timeline and the numbers open. Prints how long the longest frame took and how much memory is held,
 * stretch by stretch: both must stay where they are. `npm run soak -- --seconds 1500000 --stretches 10`
 */
import { readScenario } from "../src/bakery/index.ts";
import { type Recording, Statistics, Timeline } from "../src/replay/index.ts";
import { createKitchenStore } from "../src/store/index.ts";

const argument = (name: string, usual: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};
const PEOPLE = argument("people", 30);
const SECONDS = argument("seconds", 300_000);
const STRETCHES = argument("stretches", 10);
const SPEED = 1000;
const FRAME_MS = 1000 / 60;
const CALLBACKS_A_FRAME = 60_000;
const EVENTS_A_LOOK = 60_000;
const FRAMES_A_LOOK = 20;
const WINDOW_US = 20e6;
const WIDTH_PX = 1000;
/** Of the four million events after which the beginning is let go: memory is measured when it is fullest. */
const NEARLY_FULL = 3_900_000;

/** What the two panels do with a frame. */
class Panels {
  private recording: Recording | null = null;
  private timeline!: Timeline;
  private statistics!: Statistics;
  made = 0;

  look(recording: Recording, atUs: number, seq: number, frame: number): void {
    if (recording !== this.recording) this.begin(recording);
    this.timeline.update(EVENTS_A_LOOK);
    this.statistics.update(EVENTS_A_LOOK);
    const fromUs = Math.max(0, atUs - WINDOW_US);
    if (atUs > fromUs) {
      for (const { task } of this.timeline.lanes) this.timeline.columns(task, fromUs, atUs, WIDTH_PX);
      this.timeline.plate.level.range(fromUs, atUs, WIDTH_PX);
    }
    if (frame % FRAMES_A_LOOK !== 0) return;
    this.made = this.statistics.at(atUs, seq).made;
    this.statistics.bottleneckAt(atUs, seq);
    this.statistics.peopleAt(atUs, seq);
    this.statistics.estimatesAt(atUs);
  }

  private begin(recording: Recording): void {
    this.recording = recording;
    this.timeline = new Timeline(recording);
    this.statistics = new Statistics(recording);
  }
}

const people = (seconds: number, breads?: string) =>
  Array.from({ length: PEOPLE }, (_, i) => ({
    name: `P${i}`,
    seconds: { exponential: seconds },
    ...(breads && { breads }),
  }));
const { scenario } = readScenario({
  bakers: people(1, "endless"),
  eaters: people(1),
  plate: { size: 12, bounded: true },
});

/** The most that was seen of something since it was last told. */
class Peak {
  private value = 0;

  note(value: number): void {
    this.value = Math.max(this.value, value);
  }

  take(): string {
    const { value } = this;
    this.value = 0;
    return String(Math.round(value));
  }
}

/** Processor time and not the clock's: others may be at work on this machine. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});

const store = createKitchenStore(scenario);
store.getState().open({ scenario, changes: [], atUs: null, panels: ["timeline", "numbers"] });
store.getState().setSpeed(SPEED);
const panels = new Panels();
const [run, read, heap, outside] = [new Peak(), new Peak(), new Peak(), new Peak()];
const begunMs = performance.now();
let frame = 0;
let measured = -1;
for (let stretch = 1; stretch <= STRETCHES; stretch++) {
  while (store.getState().atUs < (SECONDS * 1e6 * stretch) / STRETCHES) {
    const startMs = cpuMs();
    store.getState().tick(FRAME_MS, CALLBACKS_A_FRAME);
    const runMs = cpuMs();
    const recording = store.getState().recording();
    const { atUs, scene, recordingNumber } = store.getState();
    panels.look(recording, atUs, scene.seq, frame++);
    run.note(runMs - startMs);
    read.note(cpuMs() - runMs);
    if (recordingNumber === measured || recording.trace.length < NEARLY_FULL) continue;
    measured = recordingNumber;
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    heap.note(heapUsed / 1e6);
    outside.note(arrayBuffers / 1e6);
  }
  const { scene, keptFromUs, atUs } = store.getState();
  console.log(
    `${Math.round(atUs / 1e6)} s, kept from ${Math.round(keptFromUs / 1e6)} s: made ${scene.made}, shown ${panels.made};`,
    `longest frame ${run.take()} ms run, ${read.take()} ms read; full: heap ${heap.take()} MB, lists ${outside.take()} MB`,
  );
}
console.log(`${((performance.now() - begunMs) / 1000).toFixed(0)} s in all`);
