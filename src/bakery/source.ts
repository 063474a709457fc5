/**
 * The kitchen's program as Python text: what the coroutines of program.ts stand for, line by line, with every habit and
 * ending. The trace of a kitchen counts the lines of one text that has them all; a program to take home (src/python) has
 * those that it needs, among others of its own.
 *
 * Past 300 lines: a builder for each coroutine function, which share the marking of lines.
 */
import {
  BAKER_HABITS,
  type BakerHabitKind,
  EATER_HABITS,
  type EaterHabitKind,
  type EaterStyle,
  ENDINGS,
  type EndingKind,
  HABIT_COUNTS,
} from "./habits.ts";
import { listingOf } from "./listing.ts";

/** The lines of the program that something in a trace can be said to happen on. */
export const PROGRAM_LINES = [
  "defineBaker",
  "nextLoaf",
  "nameBread",
  "bake",
  "burn",
  "put",
  "printMakes",
  "defineEater",
  "nextMeal",
  "get",
  "eat",
  "choke",
  "printEats",
  "taskDone",
  "taskDoneAgain",
  "printGivesUp",
  "defineTopper",
  "nextTopping",
  "top",
  "printTops",
  "defineMain",
  "makeQueue",
  "createEaters",
  "createToppers",
  "awaitEater",
  "gather",
  "join",
  "putMark",
  "shutdown",
  "gatherEaters",
  "eachEater",
  "cancel",
] as const;
export type BaseLine = (typeof PROGRAM_LINES)[number];
/** A line of the program as it usually is, or of one with a habit or ending: `put_putNowait`, `get_marks`. */
export type ProgramLine = BaseLine | `${BaseLine}_${string}`;

/** The line of the usual program that a line stands for. */
export const baseLineOf = (line: ProgramLine): BaseLine => line.split("_", 1)[0] as BaseLine;

/** Which of the coroutines somebody runs: "" for the usual one, else what its lines have behind their names. */
export const variantOf = (line: ProgramLine): string => line.slice(baseLineOf(line).length);

/** How the lines are worded where programs differ in more than habits and endings. */
export interface Wording {
  /** The loaves of a baker. */
  readonly numbers: string;
  /** The parameters of a baker behind `seconds`, with a comma before each. */
  readonly parameters: string;
  readonly seconds: string;
  /** What is put for `bread`, and what a get is unpacked into. */
  readonly item: string;
  readonly mark: string;
  readonly taken: string;
  /** What a topper's get is unpacked into, and what they put. */
  readonly takenOn: string;
  readonly passedOn: string;
  /** What makes the queue, or each of several. */
  readonly queues: readonly string[];
  /** Whether each person's row begins with the coroutine function. */
  readonly hasWork: Readonly<Record<"bakers" | "eaters", boolean>>;
}

const USUAL: Wording = {
  numbers: "range(breads)",
  parameters: ", breads",
  seconds: "seconds",
  item: "bread",
  mark: "None",
  taken: "bread",
  takenOn: "bread",
  passedOn: "bread",
  queues: ["Queue(maxsize)"],
  hasWork: { bakers: false, eaters: false },
};

/** A line of plates. */
const LINE: Wording = { ...USUAL, queues: ["Queue(maxsize)", "Queue(maxsize)"] };

/** The name of a coroutine function: `consume_bread_gives_up`. */
export function functionName(role: "baker" | "eater", habit: string | null): string {
  const name = role === "baker" ? "produce_bread" : "consume_bread";
  return habit === null ? name : `${name}_${habit.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

/** The parameter that a habit's number is. */
function parameterOf(habit: BakerHabitKind | EaterHabitKind | null): string {
  const counts = habit && HABIT_COUNTS[habit];
  return counts === "loaves" ? ", fails_after" : counts === "seconds" ? ", patience" : "";
}

/** What stands behind the names of the lines of a coroutine. */
export const variantOfBaker = (habit: BakerHabitKind | null): string => (habit === null ? "" : `_${habit}`);
export const variantOfEater = (habit: EaterHabitKind | null, style: EaterStyle): string =>
  `${habit === null ? "" : `_${habit}`}${style === "cancel" ? "" : `_${style}`}`;
export const variantOfTopper = (style: EaterStyle): string => `_topper${style === "cancel" ? "" : `_${style}`}`;
export const variantOfMain = (ending: EndingKind | null, hasStages: boolean): string =>
  `${hasStages ? "_line" : ""}${ending === null ? "" : `_${ending}`}`;

/** Marks a line with its name. */
const marker =
  (variant: string) =>
  (line: BaseLine): string =>
    `  #:${line}${variant}`;

/** A baker's coroutine function, without a line feed at its end. */
export function bakerText(habit: BakerHabitKind | null, wording: Wording, name = functionName("baker", null)): string {
  const at = marker(variantOfBaker(habit));
  const { numbers, parameters, seconds, item } = wording;
  const lines = [
    `async def ${name}(queue, name, seconds${parameters}${parameterOf(habit)}):${at("defineBaker")}`,
    `    for i in ${numbers}:${at("nextLoaf")}`,
    `        bread = f"bread {i}"${at("nameBread")}`,
    ...bakeText(habit, seconds, at),
  ];
  if (habit === "raises") {
    lines.push(`        if i == fails_after:`, `            raise RuntimeError(f"{bread} is burnt")${at("burn")}`);
  }
  if (habit === "putNowait") lines.push(`        queue.put_nowait(${item})${at("put")}`);
  else if (habit === "putWithoutAwait")
    lines.push(`        queue.put(${item})  # makes a coroutine, and no more${at("put")}`);
  else lines.push(`        await queue.put(${item})${at("put")}`);
  lines.push(`        print(f"{name} makes {bread}")${at("printMakes")}`);
  return lines.join("\n");
}

function bakeText(habit: BakerHabitKind | null, seconds: string, at: (line: BaseLine) => string): string[] {
  if (habit === "blocks") return [`        time.sleep(${seconds})  # no await: nothing else can run${at("bake")}`];
  if (habit !== "twoAtOnce") return [`        await asyncio.sleep(${seconds})${at("bake")}`];
  return [
    "        if i % 2 == 0:  # this one and the next",
    `            await asyncio.gather(asyncio.sleep(${seconds}), asyncio.sleep(${seconds}))${at("bake")}`,
  ];
}

/** An eater's coroutine function. */
export function eaterText(
  habit: EaterHabitKind | null,
  style: EaterStyle,
  wording: Wording,
  name = functionName("eater", null),
): string {
  const at = marker(variantOfEater(habit, style));
  const isCounted = habit === "raises" || habit === "raisesWithFinally";
  const eat = [
    habit === "blocks"
      ? `time.sleep(${wording.seconds})  # no await: nothing else can run${at("eat")}`
      : `await asyncio.sleep(${wording.seconds})${at("eat")}`,
  ];
  if (isCounted) eat.push("if i == fails_after:", `    raise RuntimeError(f"{bread} is too hard")${at("choke")}`);
  const print = `print(f"{name} eats {bread}")${at("printEats")}`;
  const done = `queue.task_done()${at("taskDone")}`;
  const meal = mealText(habit, eat, print, done, at("taskDoneAgain"));
  const taking = takingText(habit, style, wording.taken, at);
  const body =
    habit === "swallowsCancel"
      ? ["try:", ...indent([...taking, ...eat]), "except asyncio.CancelledError:", "    continue", print, done]
      : [...taking, ...meal];
  return [
    `async def ${name}(queue, name, seconds${parameterOf(habit)}):${at("defineEater")}`,
    `    ${isCounted ? "for i in itertools.count()" : "while True"}:${at("nextMeal")}`,
    ...indent(indent(body)),
  ].join("\n");
}

/** How a loaf is taken, and when no more is. */
function takingText(
  habit: EaterHabitKind | null,
  style: EaterStyle,
  taken: string,
  at: (line: BaseLine) => string,
  queue = "queue",
): string[] {
  const get = `${taken} = await ${queue}.get()${at("get")}`;
  const isImpatient = habit === "givesUp" || habit === "givesUpAgain";
  const lines = isImpatient ? ["async with asyncio.timeout(patience):", `    ${get}`] : [get];
  const excepts: string[] = [];
  if (isImpatient) {
    excepts.push("except TimeoutError:", `    print(f"{name} gives up")${at("printGivesUp")}`);
    excepts.push(habit === "givesUp" ? "    break" : "    continue");
  }
  if (style === "shutdown") excepts.push("except asyncio.QueueShutDown:", "    break");
  const taking = excepts.length > 0 ? ["try:", ...indent(lines), ...excepts] : lines;
  return style === "marks" ? [...taking, "if bread is None:", "    break"] : taking;
}

/** What is done with a loaf once it is taken. */
function mealText(habit: EaterHabitKind | null, eat: string[], print: string, done: string, again: string): string[] {
  switch (habit) {
    case "forgetsTaskDone":
      return [...eat, print];
    case "taskDoneTwice":
      return [...eat, print, done, `queue.task_done()${again}`];
    case "taskDoneFirst":
      return [done, ...eat, print];
    case "withFinally":
    case "raisesWithFinally":
      return ["try:", ...indent([...eat, print]), "finally:", `    ${done}`];
    default:
      return [...eat, print, done];
  }
}

/** A topper's coroutine function. */
export function topperText(style: EaterStyle, { seconds, takenOn, passedOn }: Wording, name = "top_bread"): string {
  const at = marker(variantOfTopper(style));
  return [
    `async def ${name}(source, target, name, seconds):${at("defineTopper")}`,
    `    while True:${at("nextTopping")}`,
    ...indent(
      indent([
        ...takingText(null, style, takenOn, at, "source"),
        `await asyncio.sleep(${seconds})${at("top")}`,
        `await target.put(${passedOn})${at("put")}`,
        `print(f"{name} tops {bread}")${at("printTops")}`,
        `source.task_done()${at("taskDone")}`,
      ]),
    ),
  ].join("\n");
}

/** The function main, on one queue or on several with stages between them. */
export function mainText(ending: EndingKind | null, wording: Wording): string {
  const { queues, mark, hasWork } = wording;
  const hasStages = queues.length > 1;
  const at = marker(variantOfMain(ending, hasStages));
  const call = (role: "baker" | "eater"): string => {
    const queue = hasStages ? `queues[${role === "baker" ? 0 : -1}]` : "queue";
    return hasWork[`${role}s`] ? `work(${queue}, *${role})` : `${functionName(role, null)}(${queue}, *${role})`;
  };
  const each = (role: "baker" | "eater"): string =>
    `for ${hasWork[`${role}s`] ? `work, *${role}` : role} in ${role.toUpperCase()}S`;
  const gather = [`await asyncio.gather(*(${call("baker")} ${each("baker")}))${at("gather")}`];
  const forEachQueue = (lines: readonly string[]): string[] =>
    hasStages ? ["for queue in queues:", ...indent(lines)] : [...lines];
  const join = forEachQueue([`await queue.join()  # until task_done() was called for every loaf${at("join")}`]);
  const [crew, one] = hasStages ? ["itertools.chain(*crews)", "task"] : ["eaters", "eater"];
  const cancel = [`for ${one} in ${crew}:${at("eachEater")}`, `    ${one}.cancel()${at("cancel")}`];
  const takers = hasStages ? "crew" : "eaters";
  const closeEach = (...lines: readonly string[]): string[] => {
    const close = [...lines, `await asyncio.gather(*${takers})${at("gatherEaters")}`];
    return hasStages ? ["for queue, crew in zip(queues, crews):", ...indent(close)] : close;
  };
  const putMark = `await queue.put(${mark})${at("putMark")}`;
  const steps: Record<EndingKind | "usual", string[]> = {
    usual: [...gather, ...join, ...cancel],
    withoutJoin: [...gather, ...cancel],
    withoutCancel: [...gather, ...join],
    sentinels: [...gather, ...closeEach(`for _ in ${takers}:`, `    ${putMark}`)],
    extraSentinel: [...gather, ...closeEach(`for _ in range(len(${takers}) + 1):`, `    ${putMark}`)],
    oneSentinel: [...gather, ...closeEach(putMark)],
    shutdown: [...gather, ...closeEach(`queue.shutdown()${at("shutdown")}`)],
    shutdownNow: [...gather, ...closeEach(`queue.shutdown(immediate=True)${at("shutdown")}`)],
    taskGroup: [
      `async with asyncio.TaskGroup() as group:${at("gather")}`,
      `    ${each("baker")}:`,
      `        group.create_task(${call("baker")})`,
      ...join,
      ...cancel,
    ],
    joinWithin: [...gather, "async with asyncio.timeout(PATIENCE):", ...indent(join), ...cancel],
    inTurn: [`${each("baker")}:`, `    await asyncio.create_task(${call("baker")})${at("gather")}`, ...join, ...cancel],
    eaterFirst: [`await eaters[0]${at("awaitEater")}`, ...gather, ...join, ...cancel],
  };
  return [
    `async def main():${at("defineMain")}`,
    ...indent([
      ...(hasStages
        ? ["queues = [", ...queues.map((queue, i) => `    asyncio.${queue},${i === 0 ? at("makeQueue") : ""}`), "]"]
        : [`queue = asyncio.${queues[0]}${at("makeQueue")}`]),
      `eaters = [asyncio.create_task(${call("eater")}) ${each("eater")}]${at("createEaters")}`,
      ...(hasStages ? crewsText(at("createToppers")) : []),
      ...steps[ending ?? "usual"],
    ]),
  ].join("\n");
}

const crewsText = (mark: string): string[] => [
  "crews = [",
  `    [asyncio.create_task(top_bread(queues[i], queues[i + 1], *topper)) for topper in stage]${mark}`,
  "    for i, stage in enumerate(STAGES)",
  "] + [eaters]",
];

const indent = (lines: readonly string[]): string[] => lines.map((line) => `    ${line}`);

/** The usual coroutines first: older traces count their lines. */
function everyText(): string {
  const styles: EaterStyle[] = ["cancel", "marks", "shutdown"];
  const others = [
    ...BAKER_HABITS.map((habit) => bakerText(habit, USUAL, functionName("baker", habit))),
    ...styles.flatMap((style) =>
      [null, ...EATER_HABITS].flatMap((habit) => {
        if (habit === null && style === "cancel") return [];
        const name = [habit, style === "cancel" ? null : style].filter((part) => part !== null).join("_");
        return [eaterText(habit, style, USUAL, functionName("eater", name))];
      }),
    ),
    ...ENDINGS.map((ending) => mainText(ending, USUAL).replace("def main(", `def main_${ending}(`)),
    ...styles.map((style) => topperText(style, USUAL, `top_bread${style === "cancel" ? "" : `_${style}`}`)),
    ...[null, ...ENDINGS].map((ending) =>
      mainText(ending, LINE).replace("def main(", `def main_line${ending === null ? "" : `_${ending}`}(`),
    ),
  ];
  return [bakerText(null, USUAL), eaterText(null, "cancel", USUAL), mainText(null, USUAL), ...others].join("\n\n\n");
}

const listing = listingOf<ProgramLine>(`${everyText()}\n`);

export const SOURCE = { name: "kitchen.py", text: listing.text } as const;

/** The number of each line, from 1. */
export const SOURCE_LINES = listing.lines as Readonly<Record<BaseLine, number>> &
  Readonly<Partial<Record<ProgramLine, number>>>;

const named = new Map(Object.entries(SOURCE_LINES).map(([name, line]) => [line, name as ProgramLine]));

/** The name of a line of the source, or null. */
export const programLineOf = (line: number): ProgramLine | null => named.get(line) ?? null;

/** The numbers of the lines of one variant, by the lines of the usual program; of one that it does not have, 0. */
export function linesOfVariant(variant: string): Readonly<Record<BaseLine, number>> {
  const known = variants.get(variant);
  if (known) return known;
  const numbers = PROGRAM_LINES.map((line) => [line, SOURCE_LINES[`${line}${variant}` as ProgramLine] ?? 0]);
  const made = Object.fromEntries(numbers) as Record<BaseLine, number>;
  variants.set(variant, made);
  return made;
}

const variants = new Map<string, Readonly<Record<BaseLine, number>>>();
