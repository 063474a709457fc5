import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linePlans, minuteOf, plans, play, recordingOf } from "../../tests/kit/plans.ts";
import { original, Run } from "../bakery/index.ts";
import type { Follower, Following, Recording } from "./index.ts";

/** What somebody who follows a recording is told, each event with the world that comes with it, as plain data. */
class Listener {
  readonly heard: { readonly event: unknown; readonly world: unknown }[] = [];
  readonly following: Following;

  constructor(recording: Recording) {
    const { trace } = recording;
    const follower: Follower = ({ seq, kind, atUs }, world) => {
      // What is told is one object for all events: its fields are read as those of an object of its own.
      const event = trace.read(seq);
      expect([event.kind, event.atUs]).toEqual([kind, atUs]);
      this.heard.push({ event, world: structuredClone(world) });
    };
    this.following = recording.reading.follow(follower);
  }
}

/** All there is to hear, asked for place by place. */
const allOf = (recording: Recording) =>
  Array.from({ length: recording.trace.length }, (_, seq) => ({
    event: recording.trace.read(seq),
    world: recording.worldAt(seq + 1),
  }));

describe("who follows a recording", () => {
  test("hears every event once, in order, with the world right after it, in whatever pieces", () => {
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), fc.array(fc.nat(60), { maxLength: 12 }), (plan, pieces) => {
        const recording = recordingOf(play(plan));
        const { following, heard } = new Listener(recording);
        let wanted = 0;
        for (const piece of pieces) {
          wanted = Math.min(recording.trace.length, wanted + piece);
          expect(following.readOn(piece)).toBe(wanted === recording.trace.length);
          expect(heard).toHaveLength(wanted);
        }
        expect(following.readOn()).toBe(true);
        expect(heard).toEqual(allOf(recording));
      }),
      { seed: 31, numRuns: 40 },
    );
  });

  test("comes late and hears the same as who came first, whoever reads on and leaves in between", () => {
    const doings = fc.array(
      fc.record({
        what: fc.constantFrom("come", "readOn", "readOn", "readOn", "leave"),
        who: fc.nat(),
        events: fc.oneof(fc.nat(40), fc.constant(Number.POSITIVE_INFINITY)),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), doings, (plan, all) => {
        const recording = recordingOf(play(plan));
        const everything = allOf(recording);
        const listeners = [new Listener(recording)];
        const gone = new Map<Listener, number>();
        for (const { what, who, events } of all) {
          const one = listeners[who % listeners.length] as Listener;
          if (what === "come") listeners.push(new Listener(recording));
          else if (what === "readOn") one.following.readOn(events);
          else if (!gone.has(one)) {
            one.following.leave();
            gone.set(one, one.heard.length);
          }
        }
        for (const one of listeners) {
          expect(one.following.readOn()).toBe(true);
          const told = gone.get(one) ?? everything.length;
          expect(one.heard).toEqual(everything.slice(0, told));
        }
      }),
      { seed: 32, numRuns: 60 },
    );
  });

  test("is read to together with those who have heard nothing yet, either", () => {
    const recording = minuteOf("full");
    const [first, second] = [new Listener(recording), new Listener(recording)];
    first.following.readOn(30);
    expect([first.heard.length, second.heard.length]).toEqual([30, 30]);
    second.following.readOn(5);
    expect([first.heard.length, second.heard.length]).toEqual([35, 35]);
    expect(second.heard).toEqual(allOf(recording).slice(0, 35));
  });

  test("is read to together with the others once they have caught up", () => {
    const recording = minuteOf("full");
    const first = new Listener(recording);
    first.following.readOn(100);
    const late = new Listener(recording);
    late.following.readOn(60);
    expect([first.heard.length, late.heard.length]).toEqual([100, 60]);
    late.following.readOn(40);
    late.following.readOn(7);
    expect([first.heard.length, late.heard.length]).toEqual([107, 107]);
    first.following.readOn(3);
    expect([first.heard.length, late.heard.length]).toEqual([110, 110]);
  });

  test("hears nothing more after leaving, and the others go on", () => {
    const recording = minuteOf("balance");
    const [stays, leaves] = [new Listener(recording), new Listener(recording)];
    stays.following.readOn(50);
    leaves.following.leave();
    leaves.following.leave();
    expect(leaves.following.readOn(20)).toBe(true);
    expect([stays.heard.length, leaves.heard.length]).toEqual([50, 50]);
    stays.following.readOn(20);
    expect([stays.heard.length, leaves.heard.length]).toEqual([70, 50]);
  });

  test("goes on as the trace grows, and what others ask of the recording meanwhile does not matter", () => {
    const run = new Run(original);
    const recording = recordingOf(run);
    const { following, heard } = new Listener(recording);
    let random = 1;
    while (run.step()) {
      random = (random * 48_271) % 2_147_483_647;
      recording.sceneAt(random % (run.trace.length + 1));
      expect(following.readOn()).toBe(true);
      expect(heard).toHaveLength(run.trace.length);
    }
    expect(heard).toEqual(allOf(recordingOf(run)));
  });
});
