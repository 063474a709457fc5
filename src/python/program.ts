/**
 * The kitchen's program to take home: one Python file for CPython 3.11 and later, chance included: the same seed draws
 * the same paces. It prints the lines of the page in their order as long as no two things are due at one instant; there
 * a real clock promises none. Asked for it by `--exact` it brings a clock of its own (exact-loop.ts), and none differs.
 */
import {
  type BakerHabitKind,
  type BakerSettings,
  bakerText,
  type EaterHabitKind,
  eaterText,
  functionName,
  HABIT_COUNTS,
  type Habit,
  type HabitKind,
  kindOfEnding,
  kindOfHabit,
  type Listing,
  listingOf,
  mainText,
  numberOfHabit,
  type Pace,
  type PlateSettings,
  type ProgramLine,
  type Scenario,
  streamOf,
  styleOf,
  topperText,
  toUs,
  type Wording,
} from "../bakery/index.ts";
import { EXACT_LOOP, PASS_TIME, runMain } from "./exact-loop.ts";

const QUEUES = { fifo: "Queue", lifo: "LifoQueue", priority: "PriorityQueue" } as const;

/** Gives the text of a program for a scenario, ending in a line feed. */
export const toPython = (scenario: Scenario): string => programOf(scenario).text;

/** The program, and where in it things happen. What one can skip at first: how chance is drawn, and most of a long list. */
export function programOf(scenario: Scenario): Listing<ProgramLine> {
  const toppers = (scenario.stages ?? []).flatMap((stage) => stage.toppers);
  const paces = [...scenario.bakers, ...toppers, ...scenario.eaters].map(({ seconds }) => seconds);
  const hasPace = (kind: string) => paces.some((pace) => typeof pace === "object" && kind in pace);
  const isChance = paces.some((pace) => typeof pace === "object");
  const { ending } = scenario;
  const isBlocking = [...scenario.bakers, ...scenario.eaters].some(({ habit }) => habit === "blocks");
  const imports = ["asyncio", "itertools", "math", "sys", ...(isBlocking ? ["time"] : [])];
  const wording = wordingOf(scenario, isChance);
  const patience = typeof ending === "object" ? `PATIENCE = ${numeral(ending.joinWithin)}\n\n\n` : "";
  const head = `#[\n${headerOf(scenario)}\n${imports.map((name) => `import ${name}`).join("\n")}\n\n\n`;
  const draws = `${hasPace("uniform") ? UNIFORM : ""}${hasPace("exponential") ? EXPONENTIAL : ""}`;
  const chance = isChance ? `SEED = ${scenario.seed}\n${CHANCE}${draws}\n\n\n` : "";
  const people = peopleOf(scenario, isChance, wording);
  const work = coroutines(scenario, wording);
  // A list that names functions stands behind them.
  const isNamed = wording.hasWork.bakers || wording.hasWork.eaters;
  const parts = [
    ...(isNamed ? [...work, people] : [people, ...work]),
    mainText(ending ? kindOfEnding(ending) : null, wording),
    `#[\n${EXACT_LOOP}${isBlocking ? PASS_TIME : ""}\n\n\n#]\n${runMain(isBlocking)}`,
  ];
  return listingOf(`${head}${chance}#]\n${patience}${parts.join("\n\n\n")}\n`);
}

/** The oldest Python that has all that a program uses. */
const leastPython = ({ ending }: Scenario): string => (styleOf(ending ?? null) === "shutdown" ? "3.13" : "3.11");

const headerOf = (
  scenario: Scenario,
): string => `"""Bakers put bread on a plate, eaters take it off: an asyncio.Queue at work.

Made with Plateful. Runs on Python ${leastPython(scenario)} and later; there is nothing to install.

    python bakery.py             on the real clock. Of two things due at the same instant either may come
                                 first there; if that decides who gets a loaf, later lines differ, too.
    python bakery.py --exact     on a clock of its own: the very lines that Plateful prints, at once.
    python bakery.py --exact 60  the first 60 seconds of that.
"""`;

/** The numbers of src/engine/random.ts and the draws of src/bakery/draw.ts, in Python: the same to the last bit. */
const CHANCE = `

def chance(stream):
    """Numbers from 0 up to 1: the same for the same seed, and a stream for each person."""

    def mix(x):
        x = (x ^ x >> 16) * 0x85EBCA6B & 0xFFFFFFFF
        x = (x ^ x >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
        return x ^ x >> 16

    state = mix(mix(SEED) ^ (stream + 1) * 0x9E3779B9 & 0xFFFFFFFF)
    while True:
        state = state + 0x6D2B79F5 & 0xFFFFFFFF
        x = (state ^ state >> 15) * (state | 1) & 0xFFFFFFFF
        x ^= x + ((x ^ x >> 7) * (x | 61) & 0xFFFFFFFF) & 0xFFFFFFFF
        yield (x ^ x >> 14) / 2**32


def whole_microseconds(seconds):
    return round(seconds * 1_000_000) / 1_000_000`;

const UNIFORM = `


def uniform(low, high, stream):
    for number in chance(stream):
        yield whole_microseconds(low + number * (high - low))`;

const EXPONENTIAL = `


def exponential(mean, stream):
    for number in chance(stream):
        yield whole_microseconds(minus_log(1 - number) * mean)


def minus_log(x):
    """What -math.log(x) gives, by steps that every computer rounds alike."""
    halvings = 0
    while x < 0.7:
        x, halvings = 2 * x, halvings + 1
    y = (x - 1) / (x + 1)
    square, series = y * y, 0
    for n in range(19, 0, -2):
        series = series * square + 1 / n
    return halvings * 0.6931471805599453 - 2 * y * series`;

/** Of a longer list the rest can be skipped. */
const MOST_ROWS = 6;

/** One line for each person: what differs among them. */
function peopleOf(scenario: Scenario, isChance: boolean, { hasWork }: Wording): string {
  const isPriority = hasPriority(scenario);
  const pace = (seconds: Pace, stream: number): string =>
    isChance ? drawn(seconds, stream) : steady(seconds as number);
  const isAllEndless = isEndless(scenario, "every");
  const bakers = scenario.bakers.map((baker, i) => {
    const breads = isAllEndless ? [] : [breadsOf(baker, scenario)];
    const priority = isPriority ? [String(baker.priority)] : [];
    const work = hasWork.bakers ? [functionName("baker", baker.habit ? kindOfHabit(baker.habit) : null)] : [];
    const number = numberOf(baker.habit);
    return tuple([...work, quote(baker.name), pace(baker.seconds, 2 * i), ...breads, ...priority, ...number]);
  });
  const eaters = scenario.eaters.map(({ name, seconds, habit }, i) => {
    const work = hasWork.eaters ? [functionName("eater", habit ? kindOfHabit(habit) : null)] : [];
    return tuple([...work, quote(name), pace(seconds, 2 * i + 1), ...numberOf(habit)]);
  });
  const list = (name: string, comment: string, rows: string[]): string => {
    const lines = rows.map((row) => `    ${row},\n`);
    if (rows.length > MOST_ROWS + 1) {
      lines.splice(MOST_ROWS, 0, "#[\n");
      lines.push("#]\n");
    }
    return `${name} = [  # ${comment}\n${lines.join("")}]`;
  };
  const works = (role: "bakers" | "eaters"): string => (hasWork[role] ? "what runs, " : "");
  const counted = (kindsOfRole: readonly (HabitKind | null)[]): string => {
    const counts = kindsOfRole.map((kind) => kind && HABIT_COUNTS[kind]);
    return counts.includes("loaves") ? ", fails after" : counts.includes("seconds") ? ", patience in seconds" : "";
  };
  const baking = `${works("bakers")}name, seconds a loaf${isAllEndless ? "" : ", loaves"}${isPriority ? ", priority: smaller goes first" : ""}${counted(habitsIn(scenario.bakers))}`;
  const eating = `${works("eaters")}name, seconds a loaf${counted(habitsIn(scenario.eaters))}`;
  let index = 0;
  const stages = (scenario.stages ?? []).map(({ toppers }) =>
    toppers.map(({ name, seconds }) => tuple([quote(name), pace(seconds, streamOf("topper", index++))])),
  );
  const topping = stages.length > 0 ? `${stagesText(stages)}\n` : "";
  return `${list("BAKERS", baking, bakers)}\n${topping}${list("EATERS", eating, eaters)}`;
}

const stagesText = (stages: readonly string[][]): string => {
  const rows = stages.map((rows) => `    [\n${rows.map((row) => `        ${row},\n`).join("")}    ],\n`);
  return `STAGES = [  # the toppers between two plates: name, seconds a loaf\n${rows.join("")}]`;
};

/** The coroutine functions of a role: one for each habit that somebody has. */
function coroutines(scenario: Scenario, wording: Wording): string[] {
  const style = styleOf(scenario.ending ?? null);
  const bakers = habitsIn(scenario.bakers).map((habit) =>
    bakerText(habit as BakerHabitKind | null, wording, functionName("baker", wording.hasWork.bakers ? habit : null)),
  );
  const eaters = habitsIn(scenario.eaters).map((habit) =>
    eaterText(
      habit as EaterHabitKind | null,
      style,
      wording,
      functionName("eater", wording.hasWork.eaters ? habit : null),
    ),
  );
  return [...bakers, ...(scenario.stages ? [topperText(style, wording)] : []), ...eaters];
}

/** The plates in the order of the flow. */
const platesOf = ({ plate, stages = [] }: Scenario): PlateSettings[] => [plate, ...stages.map((stage) => stage.plate)];

/** Whether loaves go by priority somewhere: then they are tuples everywhere. */
const hasPriority = (scenario: Scenario): boolean => platesOf(scenario).some(({ order }) => order === "priority");

/** The habits of some people, each once, nobody's first. */
const habitsIn = (people: readonly { readonly habit?: Habit }[]): (HabitKind | null)[] =>
  [...new Set(people.map(({ habit }) => (habit ? kindOfHabit(habit) : null)))].sort((a, b) =>
    a === null ? -1 : b === null ? 1 : 0,
  );

function wordingOf(scenario: Scenario, isChance: boolean): Wording {
  const isPriority = hasPriority(scenario);
  const isAllEndless = isEndless(scenario, "every");
  const some = isEndless(scenario, "some") ? "itertools.count() if breads is None else range(breads)" : "range(breads)";
  return {
    numbers: isAllEndless ? "itertools.count()" : some,
    parameters: `${isAllEndless ? "" : ", breads"}${isPriority ? ", priority" : ""}`,
    seconds: isChance ? "next(seconds)" : "seconds",
    item: isPriority ? "(priority, i, name, bread)" : "bread",
    mark: isPriority ? '(math.inf, 0, "", None)' : "None",
    taken: isPriority ? "*_, bread" : "bread",
    takenOn: isPriority ? "*_, bread = item" : "bread",
    passedOn: isPriority ? "item" : "bread",
    queues: platesOf(scenario).map(
      ({ order, bounded, size }) => `${QUEUES[order]}(${bounded ? `maxsize=${size}` : ""})`,
    ),
    hasWork: { bakers: habitsIn(scenario.bakers).length > 1, eaters: habitsIn(scenario.eaters).length > 1 },
  };
}

/** Whether some, or all, of the bakers make loaves without end. */
const isEndless = ({ bakers }: Scenario, whom: "some" | "every"): boolean =>
  bakers.length > 0 && bakers[whom](({ breads }) => breads === "endless");

function breadsOf({ breads }: BakerSettings, { plate }: Scenario): string {
  if (breads === "endless") return "None";
  return String(breads === "plateful" ? plate.size : breads);
}

/** What a habit adds to somebody's row. */
function numberOf(habit: Habit | undefined): string[] {
  const number = habit === undefined ? null : numberOfHabit(habit);
  return number === null ? [] : [numeral(number)];
}

function drawn(seconds: Pace, stream: number): string {
  if (typeof seconds === "number") return `itertools.repeat(${steady(seconds)})`;
  if ("exponential" in seconds) return `exponential(${numeral(seconds.exponential)}, ${stream})`;
  return `uniform(${seconds.uniform.map(numeral).join(", ")}, ${stream})`;
}

/** A steady pace, in whole microseconds as the page has it: less than half of one is no time at all. */
const steady = (seconds: number): string => numeral(toUs(seconds) / 1_000_000);

/** A number as both languages read it. */
const numeral = (value: number): string => String(value);

/**
 * A text in quotes. What JSON escapes, Python reads alike; so is written what shows no ink, or would turn the rest of
 * the line round. Joiners stay, for they make one picture of several.
 */
const quote = (text: string): string => JSON.stringify(text).replace(NO_INK, escaped);

const NO_INK = /(?! |\u200c|\u200d|\ufe0f)[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

function escaped(char: string): string {
  const code = (char.codePointAt(0) as number).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}

const tuple = (items: string[]): string => `(${items.join(", ")})`;
