/** What a few marks mean, each with its word. */
import type { ReactNode } from "react";
import css from "./ui.module.css";

interface LegendProps<T extends string> {
  readonly words: Readonly<Record<T, string>>;
  readonly mark: (kind: T) => ReactNode;
}

export function Legend<T extends string>({ words, mark }: LegendProps<T>) {
  return (
    <p className={css.legend}>
      {(Object.keys(words) as T[]).map((kind) => (
        <span key={kind}>
          {mark(kind)} {words[kind]}
        </span>
      ))}
    </p>
  );
}
