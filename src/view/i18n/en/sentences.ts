/** Words for the narration: a sentence for each kind of happening, in English. */
import type { Sentence, Wait } from "../../../replay/index.ts";

const behindWhom = (behind: string | null): string => (behind === null ? "" : ` behind ${behind}`);

/** The plate, by its name where there are several. */
const thePlate = (plate: string): string => (plate === "" ? "the plate" : `plate ${plate}`);

const waitsInJoin = (n: number, plate: string): string =>
  `waits in join until nothing is unfinished of what was put on ${thePlate(plate)}: now ${n === 1 ? "one loaf is" : `${n} loaves are`}.`;

export const sentences = {
  sentences: {
    begins: (name: string, bread: string) => `${name} starts to bake ${bread}.`,
    works: (name: string) => `${name} is at work.`,
    drops: (name: string, bread: string, plate = "") => `${name} drops ${bread} on ${thePlate(plate)}.`,
    takesToTop: (name: string, bread: string, plate = "") =>
      `${name} takes ${bread} from ${thePlate(plate)} and tops it.`,
    takes: (name: string, bread: string, plate = "") =>
      `${name} takes ${bread}${plate && ` from plate ${plate}`} and eats.`,
    eats: (name: string, bread: string) => `${name} has eaten ${bread} up.`,
    reports: (name: string) => `${name} reports one loaf done.`,
    waitsForRoom: (name: string, bread: string, { behind, isAgain }: Wait, plate = "") =>
      isAgain
        ? `${name} was woken, but ${thePlate(plate)} is full again: ${bread} waits in line again${behindWhom(behind)}.`
        : `${name} has ${bread} ready, but ${thePlate(plate)} is full, and waits in line${behindWhom(behind)}.`,
    waitsForBread: (name: string, { behind, isAgain }: Wait, plate = "") =>
      isAgain
        ? `${name} was woken, but ${thePlate(plate)} is empty again: ${name} waits in line again${behindWhom(behind)}.`
        : `${plate === "" ? "The plate" : `Plate ${plate}`} is empty: ${name} waits in line${behindWhom(behind)}.`,
    goesHome: (name: string) => `${name} goes home.`,
    isSentHome: (name: string) => `${name} is sent home.`,
    fails: (name: string, error: string) => `${name} is in trouble${error && `: ${error}`}.`,
    managerWaits: (n: number, areBakersDone: boolean, plate = "") =>
      areBakersDone
        ? `All bakers are done. The manager waits at the door until ${n === 1 ? "the last loaf is" : `${n} loaves are`} eaten up.`
        : `The manager ${waitsInJoin(n, plate)}`,
    waitsInJoin: (name: string, n: number, plate = "") => `${name} ${waitsInJoin(n, plate)}`,
    doorOpens: "Nothing is unfinished any more: the manager stops waiting.",
    joinEnds: (plate = "") =>
      `Nothing is unfinished any more of what was put on ${thePlate(plate)}: join lets go who waited in it.`,
    putsMark: (name: string, plate = "") => `${name} puts an end mark, None, on ${thePlate(plate)}.`,
    takesMark: (name: string, plate = "") =>
      `${name} takes an end mark, None${plate && `, from plate ${plate}`}: no more bread will come.`,
    blocks: (name: string, seconds: number) =>
      `${name} blocks the loop for ${seconds} s: until then nobody else can do anything.`,
    neverAwaits: (name: string, coroutine: string) =>
      `${name} calls ${coroutine}() and does not await it: nothing happens.`,
    isCancelled: (name: string) => `${name} is cancelled.`,
    closes: "The kitchen is closed.",
    stuck: "Nothing will ever move again: nobody is ready and no timer is set.",
    changes: "A setting was changed here.",
  } satisfies Record<Sentence["say"], unknown>,
};

export type SentencesWords = typeof sentences;
