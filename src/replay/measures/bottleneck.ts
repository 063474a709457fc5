/**
 * bottleneck: who holds the kitchen up, and the numbers that show it. A rule, not a law: the thresholds are ours.
 */
import { type Moment, roleShares, type TimeShares } from "./figures.ts";

/** Waiting of less than this share of a role's time is nothing to speak of. */
export const WAITING_THRESHOLD = 0.1;
/** Bread piles up when so large a part of all that was put lay on the plate at once. */
export const PILE_THRESHOLD = 0.1;
/** So many loaves must have been eaten, and two for each person. */
export const FEWEST_EATEN = 10;

export interface Evidence {
  /** Since when: the last edit that was more than a renaming, or without any the first loaf taken. */
  readonly sinceUs: number;
  readonly eaten: number;
  readonly bakers: TimeShares;
  readonly eaters: TimeShares;
  /** The most that lay on the plate at once, and how many loaves came to it (with those it began with). */
  readonly peak: number;
  readonly puts: number;
}

/**
 * By how those who are ready to act are kept waiting; the first that holds:
 * 1. tooEarly: fewer than 10 loaves eaten, or than two for each person.
 * 2. plate: both roles wait for a tenth of their time or more, and neither for twice the other's: each is now and then
 *    too fast for the other and the plate is too small to keep bread for the next time.
 * 3. eaters: the bakers wait for a tenth of their time or more (and longer than the eaters): the eaters are too slow.
 * 4. bakers: the eaters do.
 * 5. eaters: nobody waits, because the bread does: a tenth of all loaves lay on the plate at once, and more than one
 *    for each person.
 * 6. balanced.
 */
export type Bottleneck = Evidence & { readonly say: "tooEarly" | "plate" | "eaters" | "bakers" | "balanced" };

/** The bottleneck between two moments. */
export function bottleneckBetween(from: Moment, to: Moment): Bottleneck {
  const before = from.counters;
  const { counters, atUs } = to;
  const evidence: Evidence = {
    sinceUs: from.atUs,
    eaten: counters.eaten - before.eaten,
    bakers: roleShares(counters.people.baker, atUs, { role: before.people.baker, atUs: from.atUs }),
    eaters: roleShares(counters.people.eater, atUs, { role: before.people.eater, atUs: from.atUs }),
    peak: counters.peak,
    puts: counters.puts - before.puts + before.level,
  };
  const people = counters.people.baker.present.count + counters.people.eater.present.count;
  return { say: judge(evidence, people), ...evidence };
}

function judge({ eaten, bakers, eaters, peak, puts }: Evidence, people: number): Bottleneck["say"] {
  if (eaten < Math.max(FEWEST_EATEN, 2 * people)) return "tooEarly";
  const more = Math.max(bakers.waiting, eaters.waiting);
  const less = Math.min(bakers.waiting, eaters.waiting);
  if (less >= WAITING_THRESHOLD && more < 2 * less) return "plate";
  if (more >= WAITING_THRESHOLD) return bakers.waiting > eaters.waiting ? "eaters" : "bakers";
  return peak >= PILE_THRESHOLD * puts && peak > people ? "eaters" : "balanced";
}
