/** Words for what is wrong with a run, in English. */

import type { VerdictKind } from "../../../replay/index.ts";
import type { Purpose } from "../../../trace/index.ts";
import type { VerdictFacts, VerdictText } from "../verdict-text.ts";

const loaves = (n: number): string => (n === 1 ? "1 loaf" : `${n} loaves`);
const times = (n: number): string => (n === 1 ? "once" : n === 2 ? "twice" : `${n} times`);
const onLine = (line: number): string => (line > 0 ? ` on line ${line}` : "");
const inHand = (n: number): string => (n > 0 ? `, with ${loaves(n)} in hand` : "");

export const doctor = {
  doctor: "What is wrong",
  nothing: "Nothing is wrong so far.",
  mend: "What mends it:",
  show: "Show me",
  look: (n: number) => `Look: ${n}`,
  waitsFor: "Who waits for whom",
  waits: {
    put: () => "waits for room on the plate",
    get: () => "waits for bread",
    join: (reports: number) => `waits in join for ${reports} task_done()`,
    gather: () => "waits until all are done",
    task: () => "waits until somebody is done",
  } satisfies Partial<Record<Purpose, (reports: number) => string>>,
  waitsElse: "waits",
  forWhom: (names: string) => `for ${names}`,
  forNobody: "and nobody is left who could let them go on",
  inCircle: "in a circle",
  verdicts: {
    stuck: () => ({
      what: "This program will never move again: nothing is ready, and no timer is set.",
      mend: "Find below whom somebody waits for who will never come.",
    }),
    neverReported: ({ name, line, count, names }: VerdictFacts) => ({
      what: `${name} waits in join()${onLine(line)} for ${count} task_done() that will not come: nothing lies on the plate, and nobody is at work on it. ${names} took bread and never reported it.`,
      mend: "One task_done() for every get(); in a finally block no error can skip it.",
    }),
    failed: ({ name, error, line, count, names, isMain }: VerdictFacts) => ({
      what: `${name} ended with ${error}${onLine(line)}${inHand(count)}. ${
        isMain
          ? "asyncio.run() raises it again."
          : names === ""
            ? "Nobody awaits that task, so nobody hears of it."
            : `${names}, waiting for it, gets the error.`
      }`,
      mend: error.startsWith("QueueFull")
        ? "await queue.put() waits until there is room."
        : error.includes("task_done()")
          ? "Call task_done() once for each get(), and no more."
          : error.startsWith("TimeoutError")
            ? "Give it more time, or find out why nothing came."
            : "Catch what can go wrong, with task_done() in a finally block, and await the task.",
    }),
    lost: ({ name, count }: VerdictFacts) => ({
      what: `${name} was cancelled with ${loaves(count)} in hand: nobody will finish that.`,
      mend: "Wait in join() before you cancel.",
    }),
    neverAwaited: ({ name, error, count, line }: VerdictFacts) => ({
      what: `${name} called ${error}()${onLine(line)} without await, ${times(count)}: that makes a coroutine, and nothing of it runs.`,
      mend: "Write await before it.",
    }),
    blocked: ({ name, count, duration, late, names, line }: VerdictFacts) => ({
      what: `${name} blocked the loop${onLine(line)} ${times(count)}, ${duration} in all. Nobody else could do anything: ${names} came up to ${late} late.`,
      mend: "await asyncio.sleep(), or asyncio.to_thread() for work that blocks.",
    }),
    reportedTooOften: ({ name }: VerdictFacts) => ({
      what: `${name} reported more loaves done than were taken: join() lets go too early, or somebody gets a ValueError.`,
      mend: "Call task_done() once for each get(), and no more.",
    }),
    reportedTooEarly: ({ name }: VerdictFacts) => ({
      what: `${name} reported a loaf done before eating it: nobody waited until it was eaten.`,
      mend: "Call task_done() when the work is done.",
    }),
    swallowed: ({ name }: VerdictFacts) => ({
      what: `${name} was cancelled, caught CancelledError, and went on as if nothing had been said.`,
      mend: "Raise it again after cleaning up: cancelling is a request that the coroutine must let through.",
    }),
    neverGivesWay: ({ name, names }: VerdictFacts) => ({
      what: `${name} puts and takes without end in one step, and ${names === "" ? "others" : names} cannot come to theirs: an await that does not have to wait does not give way.`,
      mend: "await asyncio.sleep(0) lets the others have their turn; a maxsize makes put() wait.",
    }),
    refused: ({ name, line, count }: VerdictFacts) => ({
      what: `${name} wanted to put a loaf${onLine(line)}, and the queue was already shut down: QueueShutDown${inHand(count)}.`,
      mend: "Shut the queue down when everybody who puts is done.",
    }),
    leftOver: ({ count, marks }: VerdictFacts) => ({
      what:
        count === marks
          ? `Everybody is gone, and ${marks === 1 ? "an end mark, None, still lies" : `${marks} end marks, None, still lie`} on the plate: more were put than there were eaters.`
          : `Everybody is gone, and ${loaves(count - marks)} still ${count - marks === 1 ? "lies" : "lie"} on the plate.`,
      mend: count === marks ? "One end mark for each who takes, and no more." : "Wait in join() before closing.",
    }),
    leftPending: ({ name, line }: VerdictFacts) => ({
      what: `The program ended while ${name} still waited${onLine(line)}.`,
      mend: "Await the task, or cancel it and await that.",
    }),
    grows: () => ({
      what: "The plate has no limit and is filled faster than it is emptied: it only grows.",
      mend: "A maxsize lets the fast ones wait for the slow.",
    }),
    overtaken: ({ name, count }: VerdictFacts) => ({
      what: `${name} was woken ${times(count)} and found that somebody had been quicker.`,
      mend: "To be woken is not to be served. It matters only if somebody never gets anything.",
    }),
    gaveUp: ({ name, count }: VerdictFacts) => ({
      what: `${name} gave up waiting for bread ${times(count)}: the timeout cancelled get(), which had taken nothing. No loaf was lost.`,
      mend: "Nothing need be mended if that is meant. If bread should have come, find out who did not put it.",
    }),
  } satisfies Record<VerdictKind, (facts: VerdictFacts) => VerdictText>,
};

export type DoctorWords = typeof doctor;
