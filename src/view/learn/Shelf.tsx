/**
 * The shelf: lessons by what they are about, the broken kitchens, goals, what can be done in this very kitchen, and what one has
 * done so far.
 */
import { useEffect, useId, useState, useSyncExternalStore } from "react";
import { settingsOf } from "../../bakery/index.ts";
import {
  Ahead,
  BROKEN_IDS,
  GOAL_IDS,
  kitchenOf,
  LESSONS,
  type Lesson,
  type LessonId,
  PARTS,
  SHELF,
  SHELF_GROUPS,
} from "../../lessons/index.ts";
import { useMessages } from "../i18n/index.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { StillStage } from "../stage/StillStage.tsx";
import type { Picture } from "../stage/sprites.ts";
import { stillPicture } from "../stage/still-picture.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useActions, useKitchenStore } from "../use-kitchen.ts";
import { Choosing, type Chosen, toggled } from "./Choosing.tsx";
import css from "./learn.module.css";
import { OthersProgress, OwnProgress } from "./ProgressPart.tsx";
import { known, listen, type Progress } from "./progress.ts";
import { takeUp } from "./take-up.ts";

export default function Shelf({ onClose }: { onClose: () => void }) {
  const words = useLearnWords();
  const { opened, locked } = useKitchenStore().getState();
  const take: Take = (act) => {
    onClose();
    act();
  };
  return (
    <Dialog title={words.lessonsTitle} onClose={onClose} isWide>
      <div className={css.shelf}>
        {opened?.progress && <OthersProgress packed={opened.progress} />}
        <ChosenForYou onTake={take} />
        {/* Whose teacher has locked the other kitchens has the ones that were chosen. */}
        {!locked.includes("kitchens") && <Everything onTake={take} />}
      </div>
    </Dialog>
  );
}

/** What a teacher's link has for whoever opened it. */
function ChosenForYou({ onTake }: { onTake: Take }) {
  const words = useLearnWords();
  const { opened, open } = useKitchenStore().getState();
  const { lessons = [], questions = [] } = opened ?? {};
  if (!opened || lessons.length + questions.length === 0) return null;
  return (
    <section>
      <h3>{words.chosen}</h3>
      {lessons.length > 0 && <LessonList lessons={LESSONS.filter(({ id }) => lessons.includes(id))} onTake={onTake} />}
      {questions.length > 0 && (
        <>
          <h4>{words.questionsHere}</h4>
          <div className={css.row}>
            {questions.map((ask) => (
              <button
                key={ask}
                type="button"
                className="button"
                onClick={() => onTake(() => open({ ...opened, page: { ...opened.page, ask } }))}
              >
                {words.questionKinds[ask]}
              </button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

/** All there is, to be looked through and searched. */
function Everything({ onTake }: { onTake: Take }) {
  const words = useLearnWords();
  const { learn } = useActions();
  const [sought, seek] = useState("");
  const id = useId();
  const progress = useSyncExternalStore(listen, known);
  const [chosen, choose] = useState<Chosen | null>(null);
  const tick = (one: LessonId): void => choose((all) => all && { ...all, lessons: toggled(all.lessons, one) });
  const fits = (lesson: Lesson & { readonly id: LessonId }): boolean => {
    const all = [words.titles[lesson.id], ...lesson.words].join(" ").toLowerCase();
    return sought
      .toLowerCase()
      .split(/\s+/)
      .every((word) => all.includes(word));
  };
  const groups = SHELF_GROUPS.map((group) => ({ group, lessons: [...SHELF[group]].filter(fits) }));
  return (
    <>
      <section>
        <h3>{words.anyKitchen}</h3>
        <div className={css.row}>
          <button type="button" className="button" onClick={() => onTake(() => learn({ kind: "ask" }))}>
            <strong>{words.askMe}</strong> {words.askMeHelp}
          </button>
          <button type="button" className="button" onClick={() => onTake(() => learn({ kind: "beTheLoop" }))}>
            <strong>{words.beTheLoop}</strong> {words.beTheLoopHelp}
          </button>
        </div>
      </section>
      <div>
        <label htmlFor={id} className="visually-hidden">
          {words.find}
        </label>
        <input
          id={id}
          type="search"
          placeholder={words.find}
          value={sought}
          onChange={(event) => seek(event.target.value)}
        />
        <p role="status" className={css.help}>
          {groups.every(({ lessons }) => lessons.length === 0) ? words.nothingFound : ""}
        </p>
      </div>
      {groups.map(
        ({ group, lessons }) =>
          lessons.length > 0 && (
            <section key={group}>
              <h3>{words.groups[group]}</h3>
              <LessonList lessons={lessons} ticked={chosen?.lessons ?? null} onTick={tick} onTake={onTake} />
            </section>
          ),
      )}
      {sought === "" && (
        <>
          <Broken onTake={onTake} />
          <Ordering onTake={onTake} />
          <Goals progress={progress} onTake={(goal) => onTake(() => learn({ kind: "goal", id: goal }))} />
          <OwnProgress progress={progress} />
          <Choosing chosen={chosen} onChoose={choose} />
        </>
      )}
    </>
  );
}

function Ordering({ onTake }: { onTake: Take }) {
  const words = useLearnWords();
  const { learn } = useActions();
  return (
    <section>
      <h3>{words.order.title}</h3>
      <div className={css.row}>
        {PARTS.map((part) => (
          <button
            key={part}
            type="button"
            className="button"
            onClick={() => onTake(() => learn({ kind: "order", part }))}
          >
            {words.order.parts[part]}
          </button>
        ))}
      </div>
    </section>
  );
}

interface LessonListProps {
  readonly lessons: readonly (Lesson & { readonly id: LessonId })[];
  /** While lessons are chosen for a link, those that are. */
  readonly ticked?: readonly LessonId[] | null;
  readonly onTick?: (id: LessonId) => void;
  readonly onTake: Take;
}

function LessonList({ lessons, ticked = null, onTick, onTake }: LessonListProps) {
  const words = useLearnWords();
  const store = useKitchenStore();
  const progress = useSyncExternalStore(listen, known);
  return (
    <ul className={css.lessons}>
      {lessons.map((lesson) => (
        <li key={lesson.id}>
          <button
            type="button"
            className="button"
            aria-pressed={ticked ? ticked.includes(lesson.id) : undefined}
            onClick={() => (ticked ? onTick?.(lesson.id) : onTake(() => takeUp(store, lesson.id)))}
          >
            <LessonPicture lesson={lesson} place={LESSONS.indexOf(lesson)} />
            {words.titles[lesson.id]}
            <small>
              {words.minutes(lesson.minutes)}
              {progress.lessons.includes(lesson.id) && ` · ${words.done}`}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Closes the shelf, and does what was chosen. */
type Take = (act: () => void) => void;

function Broken({ onTake }: { onTake: Take }) {
  const words = useLearnWords();
  const messages = useMessages();
  const { learn, choose } = useActions();
  return (
    <section>
      <h3>{words.brokenGroup}</h3>
      <ul className={css.lessons}>
        {BROKEN_IDS.map((broken) => (
          <li key={broken}>
            <button
              type="button"
              className="button"
              onClick={() =>
                onTake(() => {
                  learn(null);
                  choose(broken);
                })
              }
            >
              {messages.presets[broken]}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface GoalsProps {
  readonly progress: Progress;
  readonly onTake: (id: (typeof GOAL_IDS)[number]) => void;
}

function Goals({ progress, onTake }: GoalsProps) {
  const words = useLearnWords();
  return (
    <section>
      <h3>{words.goalsGroup}</h3>
      <ul className={css.lessons}>
        {GOAL_IDS.map((id) => (
          <li key={id}>
            <button type="button" className="button" onClick={() => onTake(id)}>
              {words.goals[id]}
              {id in progress.goals && <small>{words.done}</small>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const WIDTH = 800;
const HEIGHT = 450;

const MS_APART = 40;

/** The kitchen of a lesson at its telling moment. Pictures come one after the other, so that the shelf stands at once. */
function LessonPicture({ lesson, place }: { lesson: Lesson; place: number }) {
  const messages = useMessages();
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setPicture(pictureOf(lesson)), place * MS_APART);
    return () => clearTimeout(timer);
  }, [lesson, place]);
  return (
    <span className={css.picture} aria-hidden="true">
      {picture && <StillStage picture={picture} messages={messages} />}
    </span>
  );
}

function pictureOf(lesson: Lesson): Picture {
  const { scenario, changes } = kitchenOf(lesson);
  const { recording } = new Ahead(scenario, changes, { callbacks: 0, atUs: 0 });
  const scene = recording.sceneAt(recording.trace.countUntil(lesson.pictureUs));
  return stillPicture({ recording, scene, settings: settingsOf(scenario), atUs: lesson.pictureUs }, WIDTH, HEIGHT);
}
