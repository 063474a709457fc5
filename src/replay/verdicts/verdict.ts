/**
 * Verdict: one thing that is wrong with a run, still without words: what it is, whom it is about, and where to look.
 */

/**
 * What can be wrong, and the exact condition. The gravest first.
 * 1. stuck: nothing is ready and no timer is set.
 * 2. neverReported: somebody waits in join, nothing lies on the queue, and more is unfinished than those who are not over
 *    have in their hands. `others` took items and neither reported nor passed them on, `count` is how many there are.
 * 3. failed: a task ended with an error; `count` items were in its hands; `others` await it, or have
 *     asked to be told of its end, as a task group does for who made it; nobody where none does.
 * 4. lost: a task was cancelled with `count` items in its hands.
 * 5. neverAwaited: a coroutine was made and not awaited, `count` times.
 * 6. blocked: steps of a task let time pass in which others were due or ready, `count` times, `us` in all; `others` are those
 *    kept waiting the last time, the longest for `lateUs`.
 * 7. reportedTooOften: more was reported done on a queue than had been taken from it, and the last report by a task that
 *    reported more than it took.
 * 8. reportedTooEarly: a task reported an item at once after taking it, and while it was still at work on it join let go, or
 *    it was cancelled.
 * 9. swallowed: a task that was asked to stop by another, or from outside, took or asked for an item after that.
 * 10. neverGivesWay: in one step a task put and took a hundred items or more, and somebody stood in the ready line.
 * 11. refused: a task that only ever put ended with QueueShutDown: the queue was shut down before it had put everything.
 * 12. leftOver: everybody is over, and `count` items lie on a queue, `marks` of them end marks.
 * 13. leftPending: the loop was closed, and the task was not over.
 * 14. grows: a queue without a limit, 40 items put or more, and its least level rose from each quarter of the run to the next,
 *     to 8 or more.
 * 15. overtaken: a task was woken and found what it waited for gone, `count` times, 3 or more.
 * 16. gaveUp: a get was cancelled by its timeout, `count` times, and the task went on or was done. No item is lost by it.
 */
export const VERDICT_KINDS = [
  "stuck",
  "neverReported",
  "failed",
  "lost",
  "neverAwaited",
  "blocked",
  "reportedTooOften",
  "reportedTooEarly",
  "swallowed",
  "neverGivesWay",
  "refused",
  "leftOver",
  "leftPending",
  "grows",
  "overtaken",
  "gaveUp",
] as const;
export type VerdictKind = (typeof VERDICT_KINDS)[number];

export interface Verdict {
  readonly kind: VerdictKind;
  /** Whom it is about, -1 for nobody. */
  readonly task: number;
  readonly others: readonly number[];
  /** -1 for none. */
  readonly queue: number;
  readonly count: number;
  /** How many of them are end marks. */
  readonly marks: number;
  readonly us: number;
  readonly lateUs: number;
  /** In Python's words, "" for none. Of what was never awaited, its name. */
  readonly error: string;
  /** The source line, 0 where it is not known. */
  readonly line: number;
  /** Places of the trace at which it can be seen, the most telling first. */
  readonly places: readonly number[];
}

/** A verdict of a kind, with nothing else said than what is given. */
export const verdictOf = (kind: VerdictKind, said: Partial<Verdict>): Verdict => ({
  kind,
  task: -1,
  others: [],
  queue: -1,
  count: 0,
  marks: 0,
  us: 0,
  lateUs: 0,
  error: "",
  line: 0,
  places: [],
  ...said,
});
