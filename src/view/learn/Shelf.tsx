/**
 * The shelf: lessons by what they are about, the broken kitchens, goals, what can be done in this very kitchen, and what one has
 * done so far.
 */
import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from "react";
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
import { encodeLink } from "../../share/index.ts";
import { useMessages } from "../i18n/index.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { StillStage } from "../stage/StillStage.tsx";
import type { Picture } from "../stage/sprites.ts";
import { stillPicture } from "../stage/still-picture.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useCopy } from "../ui/use-copy.ts";
import { useActions, useKitchenStore } from "../use-kitchen.ts";
import { takeUp } from "./Learning.tsx";
import css from "./learn.module.css";
import { forgetProgress, isAsSaid, known, listen, type Progress, parseProgress } from "./progress.ts";

export default function Shelf({ onClose }: { onClose: () => void }) {
  const words = useLearnWords();
  const store = useKitchenStore();
  const { learn } = useActions();
  const [sought, seek] = useState("");
  const id = useId();
  const progress = useSyncExternalStore(listen, known);
  const chosen = store.getState().opened?.lessons ?? [];
  const [ticked, setTicked] = useState<readonly LessonId[] | null>(null);
  const tick = (one: LessonId): void =>
    setTicked((all) => (all?.includes(one) ? all.filter((other) => other !== one) : [...(all ?? []), one]));
  const fits = (lesson: Lesson & { readonly id: LessonId }): boolean => {
    const all = [words.titles[lesson.id], ...lesson.words].join(" ").toLowerCase();
    return sought
      .toLowerCase()
      .split(/\s+/)
      .every((word) => all.includes(word));
  };
  const groups = SHELF_GROUPS.map((group) => ({ group, lessons: [...SHELF[group]].filter(fits) }));
  const take: Take = (act) => {
    onClose();
    act();
  };
  return (
    <Dialog title={words.lessonsTitle} onClose={onClose} isWide>
      <div className={css.shelf}>
        <section>
          <h3>{words.anyKitchen}</h3>
          <div className={css.row}>
            <button type="button" className="button" onClick={() => take(() => learn({ kind: "ask" }))}>
              <strong>{words.askMe}</strong> {words.askMeHelp}
            </button>
            <button type="button" className="button" onClick={() => take(() => learn({ kind: "beTheLoop" }))}>
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
        {chosen.length > 0 && (
          <section>
            <h3>{words.chosen}</h3>
            <LessonList lessons={LESSONS.filter(({ id }) => chosen.includes(id))} onTake={take} />
          </section>
        )}
        {groups.map(
          ({ group, lessons }) =>
            lessons.length > 0 && (
              <section key={group}>
                <h3>{words.groups[group]}</h3>
                <LessonList lessons={lessons} ticked={ticked} onTick={tick} onTake={take} />
              </section>
            ),
        )}
        {sought === "" && (
          <>
            <Broken onTake={take} />
            <section>
              <h3>{words.order.title}</h3>
              <div className={css.row}>
                {PARTS.map((part) => (
                  <button
                    key={part}
                    type="button"
                    className="button"
                    onClick={() => take(() => learn({ kind: "order", part }))}
                  >
                    {words.order.parts[part]}
                  </button>
                ))}
              </div>
            </section>
            <Goals progress={progress} onTake={(goal) => take(() => learn({ kind: "goal", id: goal }))} />
            <ProgressPart progress={progress} />
            <Choosing ticked={ticked} onBegin={() => setTicked(ticked ? null : [])} />
          </>
        )}
      </div>
    </Dialog>
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

/** A teacher's choice of lessons, as a link. */
function Choosing({ ticked, onBegin }: { ticked: readonly LessonId[] | null; onBegin: () => void }) {
  const words = useLearnWords();
  const { opened, viewNow } = useKitchenStore().getState();
  const { scenario, changes } = opened ?? viewNow();
  const view = { scenario, changes, atUs: null, panels: [], lessons: ticked ?? [] };
  const { outcome, copy } = useCopy(`${location.href.split("#")[0]}#${encodeLink(view)}`);
  return (
    <section>
      <h3>{words.choose}</h3>
      <p className={css.help}>{words.chooseHelp}</p>
      <div className={css.row}>
        <button type="button" className="button" aria-pressed={ticked !== null} onClick={onBegin}>
          {words.choose}
        </button>
        {ticked && ticked.length > 0 && (
          <button type="button" className="button primary" onClick={copy}>
            {words.copyLink(ticked.length)}
          </button>
        )}
        <span role="status">{outcome === "copied" ? words.copied : ""}</span>
      </div>
    </section>
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

/** What one has done, to take home, or to look at somebody else's. */
function ProgressPart({ progress }: { progress: Progress }) {
  const words = useLearnWords();
  const [others, setOthers] = useState<Progress | "bad" | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const save = (): void => {
    const url = URL.createObjectURL(new Blob([JSON.stringify(progress, null, 1)], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = "plateful-progress.json";
    link.click();
    URL.revokeObjectURL(url);
  };
  const open = async (chosen: File | undefined): Promise<void> => {
    if (chosen) setOthers(parseProgress(await chosen.text()) ?? "bad");
  };
  const right = progress.answers.filter(({ isRight }) => isRight).length;
  return (
    <section>
      <h3>{words.progress}</h3>
      <p className={css.help}>
        {words.progressHelp} {words.progressOf(right, progress.answers.length)}
      </p>
      <div className={css.row}>
        <button type="button" className="button" onClick={save}>
          {words.progressFile}
        </button>
        <button type="button" className="button" onClick={() => file.current?.click()}>
          {words.progressOpen}
        </button>
        <button type="button" className="button" onClick={forgetProgress}>
          {words.progressClear}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          onChange={(event) => void open(event.target.files?.[0])}
        />
      </div>
      <div role="status">
        {others === "bad" && <p>{words.progressBad}</p>}
        {others !== null && others !== "bad" && <Replayed progress={others} />}
      </div>
    </section>
  );
}

/** Somebody's answers, each asked again of its kitchen. */
function Replayed({ progress }: { progress: Progress }) {
  const words = useLearnWords();
  const checked = useMemo(() => progress.answers.map((answer) => ({ answer, isSo: isAsSaid(answer) })), [progress]);
  const good = checked.filter(({ isSo }) => isSo).length;
  return (
    <>
      <p>{words.replayed(good, checked.length)}</p>
      <ol>
        {checked.map(({ answer, isSo }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: answers keep their order
          <li key={i}>
            {answer.isRight ? words.right : answer.chosen ? words.wrong : words.giveUp} ({answer.kind},{" "}
            {(answer.atUs / 1e6).toFixed(2)} s){answer.reason && `: “${answer.reason}”`}
            {!isSo && ` – ${words.notSo}`}
          </li>
        ))}
      </ol>
    </>
  );
}
