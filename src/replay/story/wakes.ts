/**
 * Wakes: the alarms of a run, by the wake in which their timers were set, and what comes before what on any clock.
 */

/**
 * The alarms of one instant whose timers were set in one and the same wake, in the order of their ringing. They lie
 * within the time of a few steps, and ring one after the other on any clock.
 */
export interface Wake {
  readonly atUs: number;
  /** The wake in which their timers were set; null at the beginning, and further back than anybody asks. */
  before: Wake | null;
  /** What comes at the beginning or from outside rings no alarm, and is tied with nothing. */
  readonly isAlarm: boolean;
  /** The number, within the wake before, of the last alarm in whose course one of these was set. */
  origin: number;
  /** The wakes of the same instant that come before this one on any clock. */
  readonly after: Wake[];
  /** One wake of the instant for all that lie within the time of a few steps, whose order need not be sure. */
  readonly company: Wake | null;
}

/** In the course of what somebody acts: their own alarm, or that of the one who woke them. */
export interface Course {
  readonly wake: Wake;
  /** Which of the instant's alarms it was, in the order of ringing. */
  readonly alarm: number;
}

/** What somebody does that may meet what another one does. */
export interface Act extends Course {
  readonly task: number;
  /** How many acts the instant had before. */
  readonly index: number;
}

/** What comes from outside rings no alarm. */
export const outside = (atUs: number): Wake => ({
  atUs,
  before: null,
  isAlarm: false,
  origin: 0,
  after: [],
  company: null,
});

/** Whether an act that came before another one here comes before it on any clock. */
export function isSure(first: Act, second: Act): boolean {
  if (first.wake === second.wake) return first.alarm <= second.alarm;
  return second.wake.after.includes(first.wake);
}

export const companyOf = (wake: Wake): Wake => wake.company ?? wake;

/** Whether what is set in one wake is set before what is set in another one, on any clock. */
export function isSetBefore(first: Wake, second: Wake): boolean {
  let wake: Wake | null = second;
  while (wake !== null && wake.atUs > first.atUs) wake = wake.before;
  if (wake === null || wake.atUs < first.atUs) return false;
  return (wake !== second && companyOf(wake) === companyOf(first)) || wake.after.includes(first);
}
