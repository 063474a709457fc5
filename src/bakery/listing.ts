/**
 * Listing: a program's text and the numbers of the lines that have a name in it. Written as text with marks, which are
 * taken out of it: `  #:name` at the end of a line names it; lines of `#[` and `#]` alone stand around what can be
 * skipped at first.
 */

export interface Listing<Name extends string> {
  readonly text: string;
  /** Line numbers, from 1. */
  readonly lines: Readonly<Partial<Record<Name, number>>>;
  /** First and last lines of what can be skipped, in order. */
  readonly asides: readonly (readonly [first: number, last: number])[];
}

const NAME = / {2}#:(\w+)$/;

export function listingOf<Name extends string>(marked: string): Listing<Name> {
  const text: string[] = [];
  const lines: Partial<Record<Name, number>> = {};
  const asides: [number, number][] = [];
  let first = 0;
  for (const line of marked.split("\n")) {
    if (line === "#[") first = text.length + 1;
    else if (line === "#]") asides.push([first, text.length]);
    else {
      text.push(line.replace(NAME, ""));
      const name = NAME.exec(line)?.[1];
      if (name !== undefined) lines[name as Name] = text.length;
    }
  }
  return { text: text.join("\n"), lines, asides };
}
