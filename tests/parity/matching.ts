/**
 * Matching: whether two accounts of one run say the same, though each numbers futures, handles and items in its own way.
 */

/** The fields that hold such numbers, and which of them are one and the same count. */
const COUNTS: Readonly<Record<string, "future" | "item">> = {
  future: "future",
  ownFuture: "future",
  handle: "future",
  item: "item",
  items: "item",
  places: "item",
  held: "item",
  lastPut: "item",
};

export class Matching {
  private readonly theirs = { future: new Map([[0, 0]]), item: new Map([[0, 0]]) };
  private readonly ours = { future: new Map([[0, 0]]), item: new Map([[0, 0]]) };
  private readonly ignored: ReadonlySet<string>;

  /** `ignored` are fields that are not compared. */
  constructor(ignored: Iterable<string>) {
    this.ignored = new Set(ignored);
  }

  /** Compares one thing with another, also with what was matched before; gives the first difference in words, or null. */
  difference(ours: unknown, theirs: unknown, path = "", field = ""): string | null {
    const count = COUNTS[field];
    if (count !== undefined && typeof ours === "number" && typeof theirs === "number")
      return this.isMatch(count, ours, theirs) ? null : `${path} is ${ours}, not the ${count} that is theirs ${theirs}`;
    if (ours instanceof Map && theirs instanceof Map) return this.ofMaps(ours, theirs, path);
    if (Array.isArray(ours) && Array.isArray(theirs)) {
      if (ours.length !== theirs.length) return `${path} has ${ours.length}, not ${theirs.length}`;
      return firstOf(ours.keys(), (i) => this.difference(ours[i], theirs[i], `${path}[${i}]`, field));
    }
    if (isRecord(ours) && isRecord(theirs)) {
      const fields = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
      const compared = [...fields].filter((name) => !this.ignored.has(name));
      return firstOf(compared, (name) => this.difference(ours[name], theirs[name], `${path}.${name}`, name));
    }
    return Object.is(ours, theirs) ? null : `${path} is ${JSON.stringify(ours)}, not ${JSON.stringify(theirs)}`;
  }

  /** Gatherings: by their future. */
  private ofMaps(ours: Map<number, unknown>, theirs: Map<number, unknown>, path: string): string | null {
    if (ours.size !== theirs.size) return `${path} has ${ours.size}, not ${theirs.size}`;
    return firstOf(ours, ([key, value]) =>
      this.difference(value, theirs.get(this.ours.future.get(key) ?? -1), `${path}[${key}]`),
    );
  }

  private isMatch(count: "future" | "item", ours: number, theirs: number): boolean {
    const [there, here] = [this.ours[count], this.theirs[count]];
    if (!there.has(ours) && !here.has(theirs)) {
      there.set(ours, theirs);
      here.set(theirs, ours);
    }
    return there.get(ours) === theirs && here.get(theirs) === ours;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function firstOf<T>(things: Iterable<T>, differ: (thing: T) => string | null): string | null {
  for (const thing of things) {
    const words = differ(thing);
    if (words !== null) return words;
  }
  return null;
}
