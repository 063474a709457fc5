/**
 * `npm run bench -- --against PATH`: the same measurements of this checkout and of another, in turn; how many times as fast,
 * or as light, this one is.
 */
import { ENGINE, KITCHEN, RECORDER } from "./contenders.ts";
import { type Contestant, contest } from "./contest.ts";
import { sayFaster } from "./report.ts";
import { compare, least } from "./spread.ts";

/** Noise aside, nothing may be slower than this. */
const LEAST = 0.95;

interface Pair extends Omit<Contestant, "measured"> {
  readonly rounds: number;
  readonly sittings: number;
}
const PAIRS: Record<string, readonly Pair[]> = {
  engine: loaves([ENGINE]),
  recorder: loaves([RECORDER, KITCHEN]),
  travel: [12, 100].map((pairs) => ({ question: "travel", pairs, rounds: 4, sittings: 3 })),
  memory: [
    { question: "waiting", rounds: 1, sittings: 1 },
    ...[12, 100].map((pairs) => ({ question: "weight" as const, pairs, rounds: 1, sittings: 1 })),
  ],
};

export async function against(ours: string, theirs: string, part: string): Promise<void> {
  for (const { rounds, sittings, ...pair } of PAIRS[part] ?? []) {
    const both = [ours, theirs].map((measured) => ({ ...pair, measured }));
    const [our = {}, their = {}] = await contest(both, rounds, sittings);
    const whose = [pair.name, pair.pairs === undefined ? "" : `${pair.pairs}+${pair.pairs}`].filter(Boolean).join(", ");
    for (const [what, costs] of Object.entries(our)) {
      if (!their[what]) continue;
      const [to, from] = [costs, their[what]].map((column) => least(column).toPrecision(4));
      sayFaster(`${[whose, what].filter(Boolean).join(": ")}, ${from} -> ${to}`, compare(costs, their[what]), LEAST);
    }
  }
}

function loaves(names: readonly string[]): Pair[] {
  return names.flatMap((name) =>
    [2, 1000].map((pairs) => ({ question: "loaf" as const, name, pairs, rounds: 12, sittings: 3 })),
  );
}
