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
import { useMessages } from "../i18n/index.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { StillStage } from "../stage/StillStage.tsx";
import type { Picture } from "../stage/sprites.ts";
import { stillPicture } from "../stage/still-picture.ts";
import { Dialog } from "../ui/Dialog.tsx";
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
        {groups.map(
          ({ group, lessons }) =>
            lessons.length > 0 && (
              <section key={group}>
                <h3>{words.groups[group]}</h3>
                <ul className={css.lessons}>
                  {lessons.map((lesson) => (
                    <li key={lesson.id}>
                      <button type="button" className="button" onClick={() => take(() => takeUp(store, lesson.id))}>
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
          </>
        )}
      </div>
    </Dialog>
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
