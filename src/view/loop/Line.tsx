/**
 * A line of chips, first in line first: of a long one the beginning, the number of the rest, and whoever is selected.
 */
import { type ReactNode, useState } from "react";
import { useAsyncioWords } from "../i18n/use-asyncio-words.ts";
import { useKitchen } from "../use-kitchen.ts";
import css from "./loop.module.css";

/** More than this is told as a number, until somebody asks for all. */
const MOST_CHIPS = 8;

interface LineProps<T> {
  readonly label: string;
  readonly caption?: string;
  readonly things: readonly T[];
  readonly taskOf: (thing: T) => number;
  readonly render: (thing: T, place: number) => ReactNode;
  readonly empty: string;
}

export function Line<T>({ label, caption, things, taskOf, render, empty }: LineProps<T>) {
  const words = useAsyncioWords();
  const [isWhole, setWhole] = useState(false);
  const selected = useKitchen((state) => state.selected);
  const isLong = things.length > MOST_CHIPS + 1;
  const shown = things
    .map((thing, place) => ({ thing, place }))
    .filter(({ thing, place }) => !isLong || isWhole || place < MOST_CHIPS || taskOf(thing) === selected);
  return (
    <div className={css.line}>
      {caption !== undefined && <p className={css.caption}>{caption}</p>}
      {things.length === 0 ? (
        <p className={css.empty}>{empty}</p>
      ) : (
        <ol className={css.chips} aria-label={label}>
          {shown.map(({ thing, place }) => render(thing, place))}
          {isLong && (
            <li>
              <button type="button" className={css.more} onClick={() => setWhole(!isWhole)}>
                {isWhole ? words.fewer : words.more(things.length - shown.length)}
              </button>
            </li>
          )}
        </ol>
      )}
    </div>
  );
}
