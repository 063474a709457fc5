/**
 * The parts `travel` and `memory` of scripts/bench.ts: what it costs to go anywhere in a long run, and what is kept of it.
 */
import { contest, measureOnce } from "./contest.ts";
import { rounded } from "./report.ts";
import { least, median } from "./spread.ts";

const ROUNDS = 3;
const SITTINGS = 2;
const CASTS = { "12+12": 12, "100+100": 100 };
/** In milliseconds. */
const TARGETS: Record<string, number> = {
  "a seek to a random instant, median": 50,
  "a step of a scrub from end to start, p95": 16,
  "a fork at the end: made again": 1000,
  "thirty lanes of it, a thousand columns each": 16,
};

/** Travelling in a run of a million events. */
export async function travel(measured: string): Promise<void> {
  const all = Object.values(CASTS).map((pairs) => ({ question: "travel" as const, pairs, measured }));
  const results = await contest(all, ROUNDS, SITTINGS);
  console.log("\ntravelling in a run of a million events, median (best) of so many rounds:", ROUNDS * SITTINGS);
  for (const [i, cast] of Object.keys(CASTS).entries()) {
    for (const [what, costs] of Object.entries(results[i] ?? {})) {
      const [ms, best, most] = [median(costs), least(costs), TARGETS[what]];
      const verdict = most === undefined ? "      " : ms <= most ? "holds " : best <= most ? "CLOSE " : "MISSED";
      const wanted = most === undefined ? "" : `   wanted at most ${most} ms`;
      const shown = [ms, best].map((n) => n.toFixed(n < 10 ? 2 : 0)) as [string, string];
      console.log(`${verdict}  ${cast.padEnd(8)} ${what.padEnd(50)}${shown[0].padStart(8)} (${shown[1]}) ms${wanted}`);
    }
  }
}

/** What a waiting task weighs, and what a run and its readings do. */
export async function memory(measured: string): Promise<void> {
  console.log("\nbytes of a task that waits, all it takes included");
  const waiting = await measureOnce({ question: "waiting", measured });
  for (const [kind, bytes] of Object.entries(waiting)) console.log(`${kind.padEnd(34)}${rounded(bytes, 6)}`);
  for (const [cast, pairs] of Object.entries(CASTS)) {
    console.log(`\nwhat is kept of a run of a million events, ${cast}`);
    const weight = await measureOnce({ question: "weight", pairs, measured });
    for (const [what, bytes] of Object.entries(weight))
      console.log(`${what.padEnd(34)}${bytes.toFixed(1).padStart(8)}`);
  }
}
