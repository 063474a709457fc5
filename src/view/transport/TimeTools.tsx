/**
 * What goes beyond playing: jumps, undo and redo, bookmarks, running until something happens.
 */
import {
  Bookmark,
  BookmarkCheck,
  Columns2,
  FastForward,
  Redo2,
  SkipBack,
  SkipForward,
  StepForward,
  Undo2,
} from "lucide";
import { useId, useState } from "react";
import { LIMITS } from "../../bakery/index.ts";
import { CONDITIONS, type Condition, canHappen, firstMatch } from "../../replay/index.ts";
import type { Finder } from "../../store/index.ts";
import { useBesideWords } from "../i18n/use-beside-words.ts";
import { useTimeWords } from "../i18n/use-time-words.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions, useKitchen, useKitchenParts, useKitchenStore } from "../use-kitchen.ts";
import css from "./TimeTools.module.css";

export default function TimeTools() {
  const messages = useTimeWords();
  const store = useKitchenStore();
  const beside = useBesideWords();
  const { seek, pause, undo, redo, toggleBookmark, putBeside, viewNow } = useActions();
  const hasBeside = useKitchen((state) => state.beside !== null);
  const { canUndo, canRedo, isStart, isHead, isMarked, isFull } = useKitchenParts((state) => ({
    canUndo: state.canUndo,
    canRedo: state.canRedo,
    isStart: state.atUs === state.keptFromUs,
    isHead: state.atUs >= state.headUs,
    isMarked: state.bookmarks.includes(state.atUs),
    isFull: state.bookmarks.length >= LIMITS.bookmarks,
  }));
  const jumpTo = (key: "keptFromUs" | "headUs") => () => {
    pause();
    seek(store.getState()[key]);
  };
  return (
    <section className={css.tools} aria-label={messages.tools}>
      <div className={css.buttons}>
        <IconButton icon={SkipBack} label={messages.toStart} onClick={jumpTo("keptFromUs")} isDisabled={isStart} />
        <IconButton icon={SkipForward} label={messages.toNewest} onClick={jumpTo("headUs")} isDisabled={isHead} />
        <IconButton icon={Undo2} label={messages.undo} onClick={undo} isDisabled={!canUndo} keys="Control+Z" />
        <IconButton icon={Redo2} label={messages.redo} onClick={redo} isDisabled={!canRedo} keys="Control+Shift+Z" />
        <IconButton
          icon={isMarked ? BookmarkCheck : Bookmark}
          label={isMarked ? messages.removeBookmark : isFull ? messages.bookmarksFull : messages.setBookmark}
          isDisabled={isFull && !isMarked}
          onClick={() => toggleBookmark(store.getState().atUs)}
          isPressed={isMarked}
        />
        <IconButton
          icon={Columns2}
          label={beside.put}
          onClick={() => putBeside(store.getState().beside ? null : viewNow())}
          isPressed={hasBeside}
        />
      </div>
      <Until />
      <Volume />
    </section>
  );
}

const VOLUME_PERCENT = 10;

function Volume() {
  const messages = useTimeWords();
  const id = useId();
  const { setVolume } = useActions();
  const volume = useKitchen((state) => state.volume);
  return (
    <div className={css.volume}>
      <label htmlFor={id}>{messages.volume}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={VOLUME_PERCENT}
        value={Math.round(volume * 100)}
        aria-valuetext={messages.volumeValue(Math.round(volume * 100))}
        style={{ "--part": volume } as React.CSSProperties}
        onChange={(event) => setVolume(Number(event.target.value) / 100)}
      />
      <span>{messages.volumeValue(Math.round(volume * 100))}</span>
    </div>
  );
}

const nameOf = (condition: Condition): string =>
  condition.until === "acts" ? `acts ${condition.task}` : condition.until;

const finderOf =
  (condition: Condition): Finder =>
  (recording, from, to) =>
    firstMatch(recording, condition, from, to);

function Until() {
  const messages = useTimeWords();
  const id = useId();
  const { playUntil, skipUntil } = useActions();
  const { names, isPossibleHere, until } = useKitchenParts(({ scene, until }) => ({
    // People change with every event, their names hardly ever.
    names: scene.people.map(({ name }) => name).join("\n"),
    isPossibleHere: canHappen({ until: "plateFull" }, scene),
    until,
  }));
  const people = names.split("\n").map((name, task) => ({ name, task }));
  const [chosen, choose] = useState<string>("somebodyWaits");
  const conditions: Condition[] = [
    ...CONDITIONS.map((kind) => ({ until: kind })),
    ...people.map(({ task }) => ({ until: "acts" as const, task })),
  ];
  const condition = conditions.find((one) => nameOf(one) === chosen) ?? { until: "somebodyWaits" as const };
  const isPossible = condition.until !== "plateFull" || isPossibleHere;
  return (
    <div className={css.until} data-running={until !== null || undefined}>
      <label htmlFor={id}>{messages.until}</label>
      <select id={id} value={nameOf(condition)} onChange={(event) => choose(event.target.value)}>
        {CONDITIONS.map((kind) => (
          <option key={kind} value={kind}>
            {messages.untilKinds[kind]}
          </option>
        ))}
        <optgroup label={messages.untilPeople}>
          {people.map(({ task, name }) => (
            <option key={task} value={nameOf({ until: "acts", task })}>
              {messages.untilActs(name)}
            </option>
          ))}
        </optgroup>
      </select>
      <IconButton
        icon={StepForward}
        label={isPossible ? messages.playUntil : messages.neverFull}
        onClick={() => playUntil(nameOf(condition), finderOf(condition))}
        isDisabled={!isPossible}
        isPressed={until !== null}
      />
      <IconButton
        icon={FastForward}
        label={isPossible ? messages.skipUntil : messages.neverFull}
        onClick={() => skipUntil(finderOf(condition))}
        isDisabled={!isPossible}
      />
    </div>
  );
}
