/**
 * What happened around the cursor, in sentences: a log to read, to move the cursor by, and a way through the kitchen for
 * those who do not see it.
 */
import { useEffect, useRef } from "react";
import { Log, type Recording } from "../../replay/index.ts";
import { asideText } from "../i18n/aside-text.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { sentenceText } from "../i18n/sentence-text.ts";
import { useStoryWords } from "../i18n/use-story-words.ts";
import { keepInSight } from "../ui/keep-in-sight.ts";
import { Panel } from "../ui/Panel.tsx";
import { useActions, useKitchenParts, useKitchenStore } from "../use-kitchen.ts";
import { useReading } from "../use-reading.ts";
import css from "./LogPanel.module.css";

const BEFORE = 40;
const AFTER = 12;

const readLog = (recording: Recording) => new Log(recording);

export default function LogPanel() {
  const messages = useMessages();
  const words = useStoryWords();
  const { seconds } = useFormats();
  const { goTo, select, selectLoaf } = useActions();
  const store = useKitchenStore();
  const log = useReading(readLog, 12);
  const { seq, isPlaying, selected, selectedLoaf } = useKitchenParts((state) => ({
    seq: state.isPlaying ? -1 : state.scene.seq,
    isPlaying: state.isPlaying,
    selected: state.selected,
    selectedLoaf: state.selectedLoaf,
  }));
  // While it plays the log looks at the cursor by itself, a few times a second.
  const at = isPlaying ? store.getState().scene.seq : seq;
  const entries = log.around(at, BEFORE, isPlaying ? 0 : AFTER);
  const current = entries.findLast((entry) => entry.place <= at);
  const list = useRef<HTMLOListElement>(null);
  const place = current?.place;
  useEffect(() => {
    const item = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (list.current && item && place !== undefined) keepInSight(list.current, item);
  }, [place]);
  return (
    <Panel name="log" title={words.log}>
      <ol ref={list} className={css.log}>
        {entries.map(({ place, atUs, sentence, aside, tiedWith, task, loaf }) => (
          <li key={place}>
            <button
              type="button"
              aria-current={place === current?.place ? "step" : undefined}
              data-future={place > at || undefined}
              data-lit={
                (selected !== null && task === selected) ||
                (selectedLoaf !== null && loaf === selectedLoaf) ||
                undefined
              }
              onClick={() => {
                goTo(place);
                if (loaf !== null) selectLoaf(loaf);
                else select(task < 0 ? null : task);
              }}
            >
              <time>{seconds(atUs)}</time>
              <span>
                {sentenceText(messages, sentence)}
                {aside && <small> {asideText(words, aside)}</small>}
                {tiedWith !== null && <small className={css.tie}> {words.tied(tiedWith)}</small>}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
