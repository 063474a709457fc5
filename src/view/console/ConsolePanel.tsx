/**
 * What the program has printed up to the cursor, with the time of each line.
 */
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import css from "../controls/controls.module.css";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions, useKitchen, useKitchenParts } from "../use-kitchen.ts";

/** Enough to scroll through; a console of everything would grow without end. */
const MOST_LINES = 200;

export default function ConsolePanel() {
  const messages = useMessages();
  const { togglePanel, printedLines } = useActions();
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
    <section className={css.panel} aria-label={messages.console}>
      <header>
        <h2>{messages.console}</h2>
        <IconButton icon={X} label={messages.hide} onClick={() => togglePanel("console")} />
      </header>
      {earlier > 0 && <p className={css.earlier}>{messages.consoleEarlier(earlier)}</p>}
      {printed === 0 && <p className={css.earlier}>{messages.consoleEmpty}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ol ref={list} className={css.lines} data-testid="lines" tabIndex={0} aria-label={messages.console}>
        {lines.map(({ atUs, text, task, loaf }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the number of a printed line never changes
          <li key={earlier + i} data-at-us={atUs} data-lit={task === selected || loaf === selectedLoaf || undefined}>
            <time>{seconds(atUs)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
