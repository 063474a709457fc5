/**
 * LevelMinima: the least level of a queue in each part of its time so far, in parts that grow with it, and whether it rises.
 */

const MOST_PARTS = 64;
const LEAST_PUTS = 40;
const LEAST_LEVEL = 8;
const QUARTERS = 4;

export class LevelMinima {
  private fromUs = -1;
  private widthUs = 1;
  private minima: number[] = [];
  private level = 0;
  private puts = 0;
  private hasRisen = false;

  /** Takes in a change of the level; says whether, with it, the least level has come to rise from quarter to quarter. */
  add(atUs: number, level: number, isPut: boolean): boolean {
    if (this.fromUs < 0) this.fromUs = atUs;
    while (atUs - this.fromUs >= this.widthUs * MOST_PARTS) this.halve();
    const part = Math.floor((atUs - this.fromUs) / this.widthUs);
    // Up to now it was as before.
    while (this.minima.length <= part) this.minima.push(this.level);
    this.minima[part] = Math.min(this.minima[part] as number, level);
    this.level = level;
    if (isPut) this.puts++;
    const rises = this.puts >= LEAST_PUTS && this.rises();
    const isNew = rises && !this.hasRisen;
    this.hasRisen = rises;
    return isNew;
  }

  private rises(): boolean {
    const { minima } = this;
    if (minima.length < QUARTERS) return false;
    let before = -1;
    for (let quarter = 0; quarter < QUARTERS; quarter++) {
      const [from, to] = [quarter, quarter + 1].map((edge) => Math.floor((edge * minima.length) / QUARTERS));
      const least = Math.min(...minima.slice(from, to));
      if (least <= before) return false;
      before = least;
    }
    return before >= LEAST_LEVEL;
  }

  private halve(): void {
    this.widthUs *= 2;
    const { minima } = this;
    this.minima = Array.from({ length: Math.ceil(minima.length / 2) }, (_, i) =>
      Math.min(minima[2 * i] as number, minima[2 * i + 1] ?? Number.POSITIVE_INFINITY),
    );
  }
}
