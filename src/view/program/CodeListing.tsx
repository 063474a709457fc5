/**
 * Program text with its lines numbered: those that have just run are lit, and whoever stands on a line is beside it.
 * What can be skipped at first is folded away.
 */
import { Play, StepForward } from "lucide";
import { memo, useEffect, useRef, useState } from "react";
import type { Person } from "../../replay/index.ts";
import { useMessages } from "../i18n/index.ts";
import { useAsyncioWords } from "../i18n/use-asyncio-words.ts";
import { Disc } from "../loop/Disc.tsx";
import { shownName } from "../stage/people.ts";
import { Icon } from "../ui/Icon.tsx";
import { keepInSight } from "../ui/keep-in-sight.ts";
import { useActions, useKitchen } from "../use-kitchen.ts";
import type { Piece } from "./highlight.ts";
import css from "./program.module.css";
import type { StandingState } from "./standings.ts";

/** Somebody beside a line. */
export interface Badge {
  readonly task: number;
  readonly state: StandingState;
}

interface CodeListingProps {
  readonly label: string;
  readonly lines: readonly (readonly Piece[])[];
  readonly asides: readonly (readonly [first: number, last: number])[];
  readonly people: readonly Person[];
  /** By line. */
  readonly badges: ReadonlyMap<number, readonly Badge[]>;
  /** The lines that have just run, and the one that runs now or ran last. */
  readonly ran: ReadonlySet<number>;
  readonly now: number | null;
  /** Whether to keep that line in sight. */
  readonly isFollowed: boolean;
  /** The lines about which one can ask. */
  readonly awaits: ReadonlySet<number>;
  readonly onAsk: (line: number) => void;
}

export function CodeListing(props: CodeListingProps) {
  const { label, lines, asides, people, badges, ran, now, isFollowed, awaits, onAsk } = props;
  const words = useAsyncioWords();
  const [opened, setOpened] = useState<readonly number[]>([]);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const item = now === null ? null : list.current?.querySelector<HTMLElement>(`[value="${now}"]`);
    if (list.current && item && isFollowed) keepInSight(list.current, item, 2);
  }, [now, isFollowed]);
  const rows = lines.flatMap((pieces, i) => {
    const number = i + 1;
    const aside = asides.find(([first, last]) => first <= number && number <= last);
    if (aside && !opened.includes(aside[0])) {
      if (aside[0] !== number) return [];
      return (
        <li key={number} className={css.folded}>
          <button
            type="button"
            onClick={() => {
              setOpened([...opened, aside[0]]);
              list.current?.focus();
            }}
          >
            {words.skipped(aside[1] - aside[0] + 1)}
          </button>
        </li>
      );
    }
    // The line feed at the end begins no line.
    if (number === lines.length && pieces.length === 0) return [];
    return (
      <Line
        key={number}
        number={number}
        pieces={pieces}
        lit={number === now ? "now" : ran.has(number) ? "ran" : ""}
        badges={badges.get(number) ?? NOBODY}
        people={badges.has(number) ? people : NO_PEOPLE}
        onAsk={awaits.has(number) ? onAsk : null}
      />
    );
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ol ref={list} className={css.code} aria-label={label} tabIndex={0}>
      {rows}
    </ol>
  );
}

const NOBODY: readonly Badge[] = [];
const NO_PEOPLE: readonly Person[] = [];

interface LineProps {
  readonly number: number;
  readonly pieces: readonly Piece[];
  readonly lit: "now" | "ran" | "";
  readonly badges: readonly Badge[];
  readonly people: readonly Person[];
  readonly onAsk: ((line: number) => void) | null;
}

const MOST_BADGES = 8;

const Line = memo(function Line({ number, pieces, lit, badges, people, onAsk }: LineProps) {
  const words = useAsyncioWords();
  const selected = useKitchen((state) => state.selected);
  const [isWhole, setWhole] = useState(false);
  const code = (
    <code>
      {pieces.map(({ text, kind }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line have no other name
        <span key={i} className={kind && css[kind]}>
          {text}
        </span>
      ))}
    </code>
  );
  const shown = badges.filter(({ task }, i) => isWhole || i < MOST_BADGES || task === selected);
  return (
    <li value={number} data-lit={lit || undefined} aria-current={lit === "now" ? "step" : undefined}>
      <span className={css.lineNumber} aria-hidden="true">
        {number}
      </span>
      <div>
        {onAsk ? (
          <button
            type="button"
            className={css.ask}
            onClick={() => onAsk(number)}
            onFocus={() => onAsk(number)}
            onMouseEnter={() => onAsk(number)}
          >
            {code}
          </button>
        ) : (
          code
        )}
        {lit !== "" && <span className="visually-hidden">{words.lineRan}</span>}
        {shown.length > 0 && (
          <span className={css.badges}>
            {shown.map((badge) => {
              const person = people[badge.task];
              return person && <BadgeButton key={badge.task} person={person} people={people} state={badge.state} />;
            })}
            {badges.length > MOST_BADGES && (
              <button type="button" className={css.more} onClick={() => setWhole(!isWhole)}>
                {isWhole ? words.fewer : words.more(badges.length - shown.length)}
              </button>
            )}
          </span>
        )}
      </div>
    </li>
  );
});

interface BadgeProps {
  readonly person: Person;
  readonly people: readonly Person[];
  readonly state: StandingState;
}

function BadgeButton({ person, people, state }: BadgeProps) {
  const messages = useMessages();
  const words = useAsyncioWords();
  const { select } = useActions();
  const selected = useKitchen((store) => store.selected);
  const isSelected = selected === person.task;
  const name = shownName(messages, person);
  const label = `${name} ${words.standing[state]}`;
  return (
    <button
      type="button"
      className={css.badge}
      data-state={state}
      aria-pressed={isSelected}
      aria-label={label}
      title={label}
      onClick={() => select(isSelected ? null : person.task)}
    >
      <Disc person={person} people={people} />
      <StandingMark state={state} />
    </button>
  );
}

/** Suspended, ready and running, told apart by their shapes. */
export function StandingMark({ state }: { state: StandingState }) {
  if (state === "suspended") {
    return (
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true" className={css.mark}>
        <path d="M4 2.5v7M8 2.5v7" />
      </svg>
    );
  }
  return (
    <Icon
      of={state === "ready" ? StepForward : Play}
      size={12}
      className={css.mark}
      fill={state === "running" ? "currentColor" : "none"}
    />
  );
}
