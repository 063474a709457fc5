/**
 * Texts: what a trace says in words, each kept once. A text that ends in a number is kept as its stem and that number,
 * for programs count in what they print.
 */

/** In the place of the number of a text that ends in none. */
export const NO_NUMBER = 0xffff_ffff;
// At most nine digits, so that it is smaller than NO_NUMBER; no leading zeros, so that it reads back the same.
const STEM_AND_NUMBER = /^(.*?)(0|[1-9]\d{0,8})$/su;

export class Texts {
  private readonly list: string[] = [""];
  private readonly places = new Map<string, number>([["", 0]]);

  /** The number of a text, which is added if it is new. */
  add(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    const place = this.list.push(text) - 1;
    this.places.set(text, place);
    return place;
  }

  /** Throws RangeError for a number that was not given out. */
  at(place: number): string {
    const text = this.list[place];
    if (text === undefined) throw new RangeError(`text ${place} of ${this.list.length}`);
    return text;
  }

  /** The text of a stem and a number, or NO_NUMBER. */
  compose(stem: number, number: number): string {
    return number === NO_NUMBER ? this.at(stem) : this.at(stem) + number;
  }

  /** Takes a text apart: its stem, which is added if it is new, and the number that ends it, or NO_NUMBER. */
  split(text: string): readonly [stem: number, number: number] {
    const match = STEM_AND_NUMBER.exec(text);
    return match ? [this.add(match[1] as string), Number(match[2])] : [this.add(text), NO_NUMBER];
  }
}
