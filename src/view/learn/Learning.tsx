/**
 * What one learns by, over the stage: a lesson in beats, a question about this kitchen, being its loop, a goal. One can leave at
 * any time.
 */
import { ArrowLeft, ArrowRight, X } from "lucide";
import { useEffect, useMemo, useRef, useState } from "react";
import {
  type Ahead,
  type Beat,
  type LessonId,
  lessonWith,
  type Question,
  type QuestionKind,
  questionAt,
  questionsAt,
  type RunPlace,
  smallKitchen,
  standFor,
} from "../../lessons/index.ts";
import type { Learning as What } from "../../store/index.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions, useKitchen, useKitchenStore } from "../use-kitchen.ts";
import { AskCard } from "./AskCard.tsx";
import { GoalCard } from "./GoalCard.tsx";
import { LoopCard } from "./LoopCard.tsx";
import css from "./learn.module.css";
import { MendCard } from "./MendCard.tsx";
import { OrderCard } from "./OrderCard.tsx";
import { noteProgress } from "./progress.ts";
import { beginKitchen, takeUp } from "./take-up.ts";
import { aheadOf, backTo, playTo, skipTo, useAhead } from "./use-ahead.ts";

const DOCUMENTATION = "https://docs.python.org/3/library/";

export default function Learning({ learning }: { learning: What }) {
  if (learning.kind === "lesson") return <LessonPlayer key={learning.id} id={learning.id} beat={learning.beat} />;
  return <Alone key={learning.kind} learning={learning} />;
}

interface CardProps {
  readonly title: string;
  /** Beside the title. */
  readonly beside?: React.ReactNode;
  readonly children: React.ReactNode;
}

function Card({ title, beside, children }: CardProps) {
  const words = useLearnWords();
  const { learn, select } = useActions();
  const leave = (): void => {
    select(null);
    learn(null);
    document.getElementById("opens-lessons")?.focus();
  };
  return (
    <section className={css.card} aria-label={title} data-learning="" onKeyDown={goOnAtKey}>
      <div className={css.head}>
        <strong>{title}</strong>
        {beside}
        <IconButton icon={X} label={words.leave} onClick={leave} />
      </div>
      {children}
    </section>
  );
}

/** Enter goes on from a sentence that has been read, as the button does. */
function goOnAtKey(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Enter" || !(event.target instanceof HTMLParagraphElement)) return;
  event.currentTarget.querySelector<HTMLButtonElement>("button.primary")?.click();
}

/** What stands for itself: a question, being the loop, a goal. */
function Alone({ learning }: { learning: Exclude<What, { readonly kind: "lesson" }> }) {
  const words = useLearnWords();
  const store = useKitchenStore();
  const [number, setNumber] = useState(0);
  if (learning.kind === "goal")
    return (
      <Card title={words.goalsGroup}>
        <GoalCard id={learning.id}>{() => null}</GoalCard>
      </Card>
    );
  if (learning.kind === "order")
    return (
      <Card title={`${words.order.title}: ${words.order.parts[learning.part]}`}>
        <OrderCard key={learning.part} part={learning.part}>
          {() => null}
        </OrderCard>
      </Card>
    );
  if (learning.kind === "beTheLoop")
    return (
      <Card title={words.beTheLoop}>
        <LoopCard key={number}>
          <button
            type="button"
            className="button"
            onClick={() => {
              const { begin, pause } = store.getState();
              begin(smallKitchen(number + 1));
              pause();
              setNumber(number + 1);
            }}
          >
            {words.loop.another}
          </button>
        </LoopCard>
      </Card>
    );
  return (
    <Card title={words.askMe}>
      <AnyQuestion key={number} number={number} about={learning.kind === "ask" ? learning.about : undefined}>
        <button type="button" className="button primary" onClick={() => setNumber(number + 1)}>
          {words.another}
        </button>
      </AnyQuestion>
    </Card>
  );
}

interface AnyQuestionProps {
  readonly number: number;
  /** What is asked first, if it can be. */
  readonly about: QuestionKind | undefined;
  readonly children: React.ReactNode;
}

/** One of those that can be asked here, each time another one. */
function AnyQuestion({ number, about, children }: AnyQuestionProps) {
  const pick = (ahead: Ahead): Question | null => {
    const asked = about && number === 0 ? questionAt(ahead, about) : null;
    if (asked) return asked;
    const all = questionsAt(ahead);
    return all[(number + ahead.from.callbacks) % Math.max(1, all.length)] ?? null;
  };
  return <AskHere pick={pick}>{children}</AskHere>;
}

/** Asks what is picked of what comes next, once, where one stands. */
function AskHere({ pick, children }: { pick: (ahead: Ahead) => Question | null; children: React.ReactNode }) {
  const words = useLearnWords();
  const ahead = useAhead();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked once
  const question = useMemo(() => ahead && pick(ahead), [ahead]);
  if (!ahead) return null;
  if (question) return <AskCard question={question}>{children}</AskCard>;
  return (
    <>
      <p className={css.help}>{words.noQuestion}</p>
      <div className={css.row}>{children}</div>
    </>
  );
}

function LessonPlayer({ id, beat: at }: { id: LessonId; beat: number }) {
  const words = useLearnWords();
  const store = useKitchenStore();
  const { learn } = useActions();
  const lesson = lessonWith(id);
  /** Where each beat began, to go back to, and in which run. */
  const begun = useRef<{ readonly callbacks: number; readonly run: number }[]>([]);
  const sentence = useRef<HTMLParagraphElement>(null);
  const beats = lesson?.beats ?? [];
  const beat = beats[at];
  useEffect(() => {
    const { scene, recordingNumber } = store.getState();
    begun.current[at] = { callbacks: scene.callbacks, run: recordingNumber };
    sentence.current?.focus();
  }, [at, store]);
  if (!lesson || !beat) return null;
  const said = words.beats[id][at];
  const go = (to: number): void => learn({ kind: "lesson", id, beat: to });
  const back = (): void => {
    const { callbacks, run } = begun.current[at - 1] ?? { callbacks: 0, run: -1 };
    const { lock, pause, recordingNumber } = store.getState();
    lock(false);
    pause();
    // Who was given something to do has another kitchen now.
    if (run !== recordingNumber) beginKitchen(store, lesson);
    backTo(store, { callbacks, atUs: 0 });
    skipTo(store, { callbacks, atUs: 0 });
    go(at - 1);
  };
  const next = (
    <button type="button" className="button primary" onClick={() => go(at + 1)}>
      {words.next} <Icon of={ArrowRight} size={18} />
    </button>
  );
  return (
    <Card
      title={words.titles[id]}
      beside={
        <>
          <span className={css.help}>{words.beatOf(at + 1, beats.length)}</span>
          {at > 0 && <IconButton id="beat-back" icon={ArrowLeft} label={words.back} onClick={back} />}
        </>
      }
    >
      {/* A question says itself what it asks. */}
      <p ref={sentence} tabIndex={-1} className={css.sentence} hidden={beat.kind === "predict" && said === ""}>
        {said}
      </p>
      <BeatBody key={at} beat={beat} id={id} next={next} />
    </Card>
  );
}

interface BeatProps {
  readonly beat: Beat;
  readonly id: LessonId;
  readonly next: React.ReactNode;
}

function BeatBody({ beat, id, next }: BeatProps) {
  switch (beat.kind) {
    case "look":
      return <Look beat={beat} id={id} next={next} />;
    case "predict":
      return <AskHere pick={(ahead) => questionAt(ahead, beat.ask)}>{next}</AskHere>;
    case "do":
      return (
        <GoalCard id={beat.goal} beginsAtOnce>
          {() => next}
        </GoalCard>
      );
    case "mend":
      return <MendCard>{next}</MendCard>;
    case "order":
      return <OrderCard part={beat.part}>{() => next}</OrderCard>;
    case "loop":
      return <LoopCard moves={beat.moves}>{next}</LoopCard>;
    case "tell":
      return <Tell page={beat.page} id={id} />;
  }
}

/** Plays on to the moment, and lights whom it is about. */
function Look({ beat, id, next }: { beat: Extract<Beat, { kind: "look" }>; id: LessonId; next: React.ReactNode }) {
  const words = useLearnWords();
  const store = useKitchenStore();
  const { select } = useActions();
  const [stand, setStand] = useState<{ place: RunPlace; task: number } | null | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a beat begins once
  useEffect(() => {
    const found = standFor(aheadOf(store), beat);
    setStand(found);
    if (found) playTo(store, found.place);
  }, []);
  const isThere = useKitchen(({ scene }) => stand != null && scene.callbacks >= stand.place.callbacks);
  useEffect(() => {
    if (isThere && stand && stand.task >= 0) select(stand.task);
  }, [isThere, stand, select]);
  if (stand === null)
    return (
      <>
        <p className={css.help}>{words.neverComes}</p>
        <div className={css.row}>
          <button type="button" className="button" onClick={() => takeUp(store, id)}>
            {words.again}
          </button>
          {next}
        </div>
      </>
    );
  return (
    <div className={css.row}>
      {isThere ? (
        next
      ) : (
        <>
          <span className={css.help} role="status">
            {words.plays}
          </span>
          <button type="button" className="button" onClick={() => stand && skipTo(store, stand.place)}>
            {words.skip}
          </button>
        </>
      )}
    </div>
  );
}

function Tell({ page, id }: { page: string; id: LessonId }) {
  const words = useLearnWords();
  const { learn, play } = useActions();
  useEffect(() => {
    noteProgress((progress) =>
      progress.lessons.includes(id) ? progress : { ...progress, lessons: [...progress.lessons, id] },
    );
  }, [id]);
  return (
    <div className={css.row}>
      <a className="button" href={`${DOCUMENTATION}${page}`} target="_blank" rel="noopener">
        {words.readMore}
      </a>
      <button
        type="button"
        className="button primary"
        onClick={() => {
          learn(null);
          play();
          document.getElementById("opens-lessons")?.click();
        }}
      >
        {words.toShelf}
      </button>
    </div>
  );
}
