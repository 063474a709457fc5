/**
 * A task as a chip: whose it is, what it is about to do or waits for, and the future it holds. The same chip wherever
 * the task is, so that it can be seen to move.
 */
import { m } from "framer-motion";
import type { FutureState, Person } from "../../replay/index.ts";
import { useMessages } from "../i18n/index.ts";
import { useAsyncioWords } from "../i18n/use-asyncio-words.ts";
import { shownName } from "../stage/people.ts";
import { useActions, useKitchen } from "../use-kitchen.ts";
import { Disc } from "./Disc.tsx";
import css from "./loop.module.css";

interface TaskChipProps {
  readonly person: Person;
  readonly people: readonly Person[];
  /** Names what moves: one thing on the page at a time. */
  readonly moves: string;
  readonly note?: string | undefined;
  readonly future?: { readonly id: number; readonly state: FutureState } | undefined;
  readonly isNext?: boolean | undefined;
}

export function TaskChip({ person, people, moves, note, future, isNext }: TaskChipProps) {
  const messages = useMessages();
  const words = useAsyncioWords();
  const { select } = useActions();
  const selected = useKitchen((state) => state.selected);
  const { task } = person;
  const name = shownName(messages, person);
  const state = future && words.future(future.id, words.futureStates[future.state]);
  return (
    <m.li
      layout="position"
      layoutId={moves}
      className={css.chip}
      data-next={isNext || undefined}
      data-dim={(selected !== null && selected !== task) || undefined}
    >
      <button
        type="button"
        data-task={task}
        aria-pressed={selected === task}
        title={state}
        onClick={() => select(selected === task ? null : task)}
      >
        <Disc person={person} people={people} />
        <span className={css.chipName}>{name}</span>
        {note !== undefined && <small>{note}</small>}
        {future && <FutureMark state={future.state} />}
        {state !== undefined && <span className="visually-hidden">({state})</span>}
      </button>
    </m.li>
  );
}

/** A future: an empty ring while it is pending, filled when it is done, crossed out when it is cancelled. */
export function FutureMark({ state }: { state: FutureState }) {
  return (
    <svg className={css.future} data-state={state} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" />
      {state === "done" && <path d="M5 8.2l2.2 2.2L11 6.2" />}
      {state === "cancelled" && <path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />}
    </svg>
  );
}
