/**
 * bottleneck: who holds the kitchen up, and the numbers that show it. A rule, not a law: the thresholds are ours.
 */
import { type Moment, roleShares, type TimeShares } from "./figures.ts";
import type { Worker } from "./ledger.ts";
import type { RoleTime, TimeUse } from "./time-use.ts";

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

/** Those who do the same work on a line of plates: the bakers, the toppers of a stage, the eaters. */
export interface Crew extends TimeShares {
  readonly role: Worker;
  /** Of toppers the place of the plate from which they take. */
  readonly stage: number;
}

/** What one plate of a line has counted from one moment to another. */
export interface Stretch {
  readonly from: Moment;
  readonly to: Moment;
}

/**
 * Who holds a line of plates up; the first that holds:
 * 1. tooEarly: as for one plate, of what the eaters have eaten.
 * 2. plates: everybody waits for a tenth of their time or more, and nobody for twice as long as another: each crew is now
 *    and then too fast for the next, and the plates are too small to keep bread for the next time.
 * 3. crew: some wait for a tenth of their time or more. It is the crew that waits least, and of those that hardly wait
 *    (less than a tenth) the last in the flow: who are before it wait for room or pile bread up, who are behind it for bread.
 * 4. crew: nobody waits, but bread piles up somewhere (as for one plate): those who take from the last such plate.
 * 5. balanced.
 */
export type LineBottleneck = { readonly eaten: number; readonly crews: readonly Crew[] } & (
  | { readonly say: "tooEarly" | "plates" | "balanced" }
  | { readonly say: "crew"; readonly crew: Crew }
);

/** `stretches`: of each plate, in the order of the flow, between the same two moments. */
export function lineBottleneck(stretches: readonly Stretch[]): LineBottleneck {
  const first = stretches[0] as Stretch;
  const eaten = first.to.counters.eaten - first.from.counters.eaten;
  const crews = crewsBetween(first, stretches.length);
  const people = crewsOf(first.to.counters.people, stretches.length).reduce(
    (sum, { present }) => sum + present.count,
    0,
  );
  if (eaten < Math.max(FEWEST_EATEN, 2 * people)) return { say: "tooEarly", eaten, crews };
  const waits = crews.map(({ waiting }) => waiting);
  const [least, most] = [Math.min(...waits), Math.max(...waits)];
  if (least >= WAITING_THRESHOLD && most < 2 * least) return { say: "plates", eaten, crews };
  const bound = Math.max(least, WAITING_THRESHOLD);
  const slowest = crews.findLast(({ waiting }) => waiting === least || waiting < bound);
  if (most >= WAITING_THRESHOLD && slowest) return { say: "crew", eaten, crews, crew: slowest };
  const piled = stretches.findLastIndex(({ from, to: { counters } }) => {
    const puts = counters.puts - from.counters.puts + from.counters.level;
    return counters.peak >= PILE_THRESHOLD * puts && counters.peak > people;
  });
  const crew = crews[piled + 1];
  return piled >= 0 && crew ? { say: "crew", eaten, crews, crew } : { say: "balanced", eaten, crews };
}

function crewsBetween({ from, to }: Stretch, plates: number): Crew[] {
  const before = crewsOf(from.counters.people, plates);
  return crewsOf(to.counters.people, plates).map((role, i) => ({
    role: i === 0 ? "baker" : i === plates ? "eater" : "topper",
    stage: i > 0 && i < plates ? i - 1 : 0,
    ...roleShares(role, to.atUs, { role: before[i] as RoleTime, atUs: from.atUs }),
  }));
}

const crewsOf = (people: TimeUse, plates: number): RoleTime[] => [
  people.baker,
  ...Array.from({ length: plates - 1 }, (_, stage) => people.crewOf({ role: "topper", stage })),
  people.eater,
];
