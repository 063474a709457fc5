/**
 * What the program has printed up to the cursor, with the time of each line.
 */
import { useEffect, useRef } from "react";
import { useFormats } from "../i18n/formats.ts";
import { useConsoleWords } from "../i18n/use-console-words.ts";
import { Panel } from "../ui/Panel.tsx";
import { useActions, useKitchen, useKitchenParts } from "../use-kitchen.ts";
import css from "./ConsolePanel.module.css";

/** Enough to scroll through; a console of everything would grow without end. */
const MOST_LINES = 200;

export default function ConsolePanel() {
  const words = useConsoleWords();
  const { printedLines } = useActions();
  const { seconds } = useFormats();
  const printed = useKitchen((state) => state.scene.printed);
  const { selected, selectedLoaf } = useKitchenParts((state) => ({
    selected: state.selected,
    selectedLoaf: state.selectedLoaf,
  }));
  const lines = printedLines(MOST_LINES);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (list.current && printed >= 0) list.current.scrollTop = list.current.scrollHeight;
  }, [printed]);
  const earlier = printed - lines.length;
  return (
    <Panel name="console" title={words.console}>
      {earlier > 0 && <p className={css.earlier}>{words.consoleEarlier(earlier)}</p>}
      {printed === 0 && <p className={css.earlier}>{words.consoleEmpty}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ol ref={list} className={css.lines} data-testid="lines" tabIndex={0} aria-label={words.console}>
        {lines.map(({ atUs, text, task, loaf }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the number of a printed line never changes
          <li key={earlier + i} data-at-us={atUs} data-lit={task === selected || loaf === selectedLoaf || undefined}>
            <time>{seconds(atUs)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
