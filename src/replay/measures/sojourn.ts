/**
 * Sojourn: many come and go; how long they have all been there together, at any later time, without asking each of them.
 */
export class Sojourn {
  /** How many are there. */
  count: number;
  /** The time spent by those who have left. */
  private doneUs: number;
  /** The sum of the arrival times of those who are there. */
  private sinceUs: number;

  constructor(from?: Sojourn) {
    this.count = from?.count ?? 0;
    this.doneUs = from?.doneUs ?? 0;
    this.sinceUs = from?.sinceUs ?? 0;
  }

  enter(atUs: number): void {
    this.count++;
    this.sinceUs += atUs;
  }

  /** Somebody who came at `sinceUs` goes. */
  leave(sinceUs: number, atUs: number): void {
    this.count--;
    this.sinceUs -= sinceUs;
    this.doneUs += atUs - sinceUs;
  }

  /** The time of those who have left, in microseconds. */
  get endedUs(): number {
    return this.doneUs;
  }

  /** The time spent by all until `atUs`, not before the last coming or going. Exact below 2^53 microseconds. */
  totalUs(atUs: number): number {
    return this.doneUs + this.count * atUs - this.sinceUs;
  }
}
