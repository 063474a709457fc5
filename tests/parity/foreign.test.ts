/**
 * Programs that are no kitchens, recorded on CPython and played: the world after every callback is held against CPython's
 * own objects, who plays what and where the loaves are against what one expects, and everything that is made of a
 * recording is made of the whole of it.
 */
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  CONDITIONS,
  callbackAfter,
  canHappen,
  Doctor,
  deriveCast,
  effectsAt,
  firstMatch,
  Log,
  Markers,
  narrate,
  narrateWait,
  Recording,
  Statistics,
  sentenceAt,
  stepAfter,
  stepBefore,
  Timeline,
  type VerdictKind,
} from "../../src/replay/index.ts";
import { type Purpose, readTrace, type Trace, writeTrace } from "../../src/trace/index.ts";
import { eachPicture, pictureOf, settled } from "./pictures.ts";
import { callRecorder, type PythonRecorder, type Recorded } from "./recorder.ts";

/** What one expects of a program. */
interface Expected {
  /** The plates in the order of the flow. */
  readonly plates: readonly string[];
  /** Everybody, in the order of their making. */
  readonly people: readonly string[];
  readonly made: number;
  readonly lost?: number;
  /** Of those lost, what lay on a plate that was shut down. */
  readonly dropped?: number;
  /** All that a deadlock leaves. */
  readonly left?: number;
  readonly printed: number;
  readonly waits: readonly Purpose[];
  readonly marks?: number;
  /** What the doctor finds; nothing where nothing is said. */
  readonly verdicts?: readonly VerdictKind[];
}

const PROGRAMS: Readonly<Record<string, Expected>> = {
  "two-queues": {
    plates: ["letters", "answers"],
    people: ["main: manager", "clerk: topper", "Rosa: eater", "writer 1: baker", "writer 2: baker"],
    made: 7, // each letter is one loaf from writer to reader
    printed: 7,
    waits: ["gather", "get", "join", "put", "sleep"],
  },
  pipeline: {
    plates: ["numbers", "squares", "labels"],
    people: ["main: manager", "read: baker", "square: topper", "label: topper", "show: eater"],
    made: 15, // six jobs that are passed on, six texts made of them, and three times None
    printed: 6,
    waits: ["gather", "get", "put", "sleep"],
    marks: 3,
  },
  pool: {
    plates: ["jobs", "results"],
    people: ["main: manager", "worker 0: topper", "worker 1: topper", "worker 2: topper"],
    made: 16,
    printed: 8,
    waits: ["get", "join", "sleep"],
  },
  locks: {
    plates: [],
    people: [
      "main: manager",
      ...["Hypatia", "Laozi", "Seneca", ...[1, 2, 3, 4].map((i) => `traveller ${i}`), "listener"].map(
        (name) => `${name}: bystander`,
      ),
    ],
    made: 0,
    printed: 11,
    waits: ["barrier", "condition", "event", "future", "lock", "semaphore", "sleep"],
  },
  timeouts: {
    verdicts: ["failed"],
    plates: [],
    people: [
      "main: manager",
      ...["fetch 1", "fail", "wait_for", "stubborn", "lost", "fetch 2", "fetch 3", "fetch 4"].map(
        (name) => `${name}: bystander`,
      ),
    ],
    made: 0,
    printed: 15,
    waits: ["future", "gather", "sleep", "task"],
  },
  triage: {
    plates: ["patients"],
    people: ["main: manager", "arrive: baker", "Ada: eater", "Bo: eater"],
    made: 7,
    lost: 3, // two on the plate, and the one for whom there was no room
    dropped: 2,
    printed: 7,
    waits: ["future", "get", "put", "sleep"],
  },
  crawler: {
    plates: ["pages"],
    people: ["main: manager", "crawl 1: topper", "crawl 2: topper"],
    made: 5,
    printed: 1,
    waits: ["get", "join", "sleep"],
  },
  stuck: {
    verdicts: ["stuck"],
    plates: ["courts['left']", "courts['right']"],
    people: ["main: manager", "Left: topper", "Right: topper"],
    made: 1,
    left: 1,
    printed: 4,
    waits: ["gather", "get", "sleep"],
  },
  odd: {
    plates: ["things"],
    people: ["main: manager", "work: bystander", "was eater: eater", "hermit: bystander"],
    made: 2,
    printed: 3,
    waits: ["future", "get", "sleep", "task"],
    marks: 1,
  },
};

const folder = path.join(import.meta.dirname, "programs");
const sourceOf = (name: string): string => fs.readFileSync(path.join(folder, `${name}.py`), "utf8");

let python: PythonRecorder;
beforeAll(async () => {
  python = await callRecorder(import.meta.dirname);
}, 120_000);

interface Played extends Recorded {
  readonly file: Trace;
  readonly recording: Recording;
}

const played = new Map<string, Played>();
function play(name: string): Played {
  const known = played.get(name);
  if (known) return known;
  const recorded = python.record(sourceOf(name));
  const read = readTrace(recorded.trace);
  if (!read.ok) throw new Error(`event ${read.event}: ${read.problem}`);
  const made = { ...recorded, file: read.trace, recording: new Recording(read.trace, deriveCast(read.trace)) };
  played.set(name, made);
  return made;
}

test("every program has its expectation", () => {
  const names = fs.readdirSync(folder).map((file) => path.parse(file).name);
  expect(Object.keys(PROGRAMS).toSorted()).toEqual(names.toSorted());
});

describe.each(Object.entries(PROGRAMS))("%s", (name, expected) => {
  test("is the same trace twice, and its file is written again letter for letter", () => {
    const { trace, file } = play(name);
    expect(python.record(sourceOf(name)).trace).toBe(trace);
    expect(writeTrace(file)).toBe(trace);
    expect(file.source).toEqual({ name: "program.py", text: sourceOf(name) });
    expect([...file.items.values()].filter(({ isMark }) => isMark)).toHaveLength(expected.marks ?? 0);
    for (const { text } of file.items.values()) expect(text.length).toBeLessThanOrEqual(60);
  });

  test("shows CPython's own objects after every callback", () => {
    const { file, pictures } = play(name);
    expect(pictures.length).toBeGreaterThan(10);
    eachPicture(file, pictures, (world, picture) => {
      expect(pictureOf(world, file)).toEqual(settled(picture, world));
    });
    const waits = new Set(pictures.flatMap(({ tasks }) => tasks.map(({ purpose }) => purpose)));
    waits.delete(null);
    expect([...waits].toSorted()).toEqual(expected.waits.filter((wait) => waits.has(wait)));
  });

  test("has nothing wrong in it that is not so, by the doctor who knows no kitchen", () => {
    const { file, recording } = play(name);
    const doctor = new Doctor(recording);
    while (!doctor.update(100));
    const found = doctor.verdictsAt(file.length).map(({ kind }) => kind);
    expect([...new Set(found)]).toEqual(expected.verdicts ?? []);
  });

  test("is played by whom one expects, and no loaf comes from nowhere or goes there", () => {
    const { file, recording } = play(name);
    const last = recording.sceneAt(file.length);
    expect(last.plates.map((plate) => plate.name)).toEqual(expected.plates);
    expect(last.people.map((person) => `${person.name}: ${person.role}`)).toEqual(expected.people);
    const { made, lost = 0, left = 0 } = expected;
    expect([last.made, last.lost, last.eaten]).toEqual([made, lost, made - lost - left]);
    expect([last.printed, last.end]).toEqual([expected.printed, left > 0 ? "deadlock" : "finished"]);
    const waits = new Set<Purpose>();
    for (let seq = 0; seq <= file.length; seq++) {
      const world = recording.worldAt(seq);
      const scene = recording.sceneAt(seq);
      const hands = world.tasks.filter(({ stage }) => stage !== "over");
      const inHands = hands.reduce((sum, { held, isOffering }) => sum + (held.length || (isOffering ? 1 : 0)), 0);
      const onPlates = scene.plates.reduce((sum, { onPlate }) => sum + onPlate.length, 0);
      expect(scene.made, `loaves at ${seq}`).toBe(inHands + onPlates + scene.eaten + scene.lost);
      expect(scene.loaves.size).toBeGreaterThanOrEqual(onPlates);
      for (const { name, purpose, awaits } of scene.people) {
        expect(name).not.toBe("");
        if (awaits !== 0) waits.add(purpose);
      }
    }
    expect([...waits].toSorted()).toEqual(expected.waits);
  });

  test("is told from end to end, and measured as it is shown", () => {
    const { file, recording } = play(name);
    const timeline = new Timeline(recording);
    const statistics = new Statistics(recording);
    const markers = new Markers(recording);
    for (const reader of [timeline, statistics, markers]) expect(reader.update()).toBe(true);
    for (let seq = 0; seq < file.length; seq++) {
      const scene = recording.sceneAt(seq + 1);
      const sentence = narrate(recording, seq, scene);
      for (const words of Object.values(sentence ?? {})) expect(words).not.toBe("");
      for (const isByCallback of [false, true]) sentenceAt(recording, seq + 1, isByCallback);
      for (const { task } of scene.people) narrateWait(recording, scene, task);
      effectsAt(recording, seq + 1);
      const { made, eaten, lost, onPlate } = statistics.at(file.atUsOf(seq), seq + 1);
      expect([made, eaten, lost], `figures at ${seq + 1}`).toEqual([scene.made, scene.eaten, scene.lost]);
      expect(onPlate).toBe(scene.plates[0]?.onPlate.length ?? 0);
    }
    expect(timeline.lanes.map((lane) => lane.name).toSorted()).toEqual(
      recording
        .sceneAt(file.length)
        .people.map((person) => person.name)
        .toSorted(),
    );
    expect(timeline.plates.map(({ queue }) => file.length > 0 && queue)).toEqual(recording.cast.plates());
    for (const { level } of timeline.plates) expect(level.last).toBe(expected.left === undefined ? 0 : level.last);
    for (const { task } of timeline.lanes) timeline.columns(task, 0, Math.max(1, file.lastUs), 50);
    const ends = [...file.items.keys()].map((item) => timeline.lifecycleOf(item).at(-1)?.what);
    expect(ends.filter((end) => end === "eaten")).toHaveLength(
      expected.made - (expected.lost ?? 0) - (expected.left ?? 0),
    );
    expect(ends.filter((end) => end === "lost")).toHaveLength(expected.dropped ?? 0);
    // What is still on a plate, or in the air between two of them, has no end.
    for (const end of ends) expect(["eaten", "lost", "put", "taken"]).toContain(end);
    statistics.bottleneckAt(file.lastUs);
    statistics.estimatesAt(file.lastUs);
    statistics.peopleAt(file.lastUs);
    expect(markers.between(0, file.lastUs, 1000).length).toBeGreaterThan(0);
    expect(new Log(recording).around(file.length, file.length, 0).length).toBeGreaterThan(3);
    for (const until of CONDITIONS) {
      if (canHappen({ until }, recording.sceneAt(file.length))) firstMatch(recording, { until }, 0, file.length);
    }
  });

  test("is stepped through forwards and back", () => {
    const { file, recording } = play(name);
    for (const next of [stepAfter, (_: Recording, seq: number) => callbackAfter(file, seq)]) {
      const places = [0];
      for (let seq = next(recording, 0); seq !== null; seq = next(recording, seq)) places.push(seq);
      expect(places.length).toBeGreaterThan(5);
      if (next !== stepAfter) continue;
      for (const [i, place] of places.entries()) expect(stepBefore(recording, place)).toBe(places[Math.max(0, i - 1)]);
    }
  });
});
