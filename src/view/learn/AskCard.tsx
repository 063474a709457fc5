/**
 * One question: locked until it is answered or given up; then the run plays through the moment, and what was said stays beside
 * what came, with the explanation that fits.
 */
import { useEffect, useId, useRef, useState } from "react";
import type { Option, Question } from "../../lessons/index.ts";
import { encodeLink } from "../../share/index.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { Choice } from "../ui/Choice.tsx";
import { useActions, useKitchenStore } from "../use-kitchen.ts";
import css from "./learn.module.css";
import { noteProgress, type Sureness } from "./progress.ts";
import { useQuestionWords } from "./question-words.ts";
import { playTo, skipTo } from "./use-ahead.ts";

interface AskCardProps {
  readonly question: Question;
  /** What follows once it was answered. */
  readonly children: React.ReactNode;
}

/** Farther away than this nobody wants to watch it come. */
const LONGEST_WATCH_US = 15_000_000;

export function AskCard({ question, children }: AskCardProps) {
  const words = useLearnWords();
  const store = useKitchenStore();
  const { lock } = useActions();
  const [chosen, choose] = useState<Option | "gaveUp" | null>(null);
  const [sureness, setSureness] = useState<Sureness>("none");
  const asked = useRef<HTMLParagraphElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const { facts, inWords } = useQuestionWords()(question);
  const right = question.options[question.right] as Option;
  useEffect(() => {
    lock(true);
    return () => lock(false);
  }, [lock]);
  // Where no sentence before it has taken the focus, the question is what is read first.
  useEffect(() => {
    if (document.activeElement === document.body) asked.current?.focus();
  }, []);
  useEffect(() => {
    if (chosen !== null) said.current?.focus();
  }, [chosen]);
  const answer = (option: Option | "gaveUp"): void => {
    const { viewNow, atUs } = store.getState();
    const kitchen = encodeLink({ ...viewNow(), panels: [], atUs: null });
    choose(option);
    lock(false);
    noteAnswer(question, kitchen, option, sureness);
    if (question.until.atUs - atUs > LONGEST_WATCH_US) skipTo(store, question.until);
    else playTo(store, question.until);
  };
  const isRight = chosen === right;
  return (
    <>
      <p ref={asked} tabIndex={-1} className={css.question}>
        {words.questions[question.kind](facts)}
      </p>
      {chosen === null ? (
        <>
          <ul className={css.options}>
            {question.options.map((option) => (
              <li key={`${option.value} ${option.text}`}>
                <button type="button" className="button" onClick={() => answer(option)}>
                  {inWords(option)}
                </button>
              </li>
            ))}
          </ul>
          <div className={css.sure}>
            <Choice<Sureness>
              label={words.sure}
              isBare
              options={(["none", "guess", "fairly", "sure"] as const).map((value) => ({
                value,
                text: value === "none" ? words.sure : words.sureness[value],
              }))}
              value={sureness}
              onChange={setSureness}
            />
            <button type="button" className="button" onClick={() => answer("gaveUp")}>
              {words.giveUp}
            </button>
            <span className={css.help} role="status">
              {words.locked}
            </span>
          </div>
        </>
      ) : (
        <>
          <p ref={said} tabIndex={-1} className={css.verdict} data-right={isRight || undefined}>
            <strong>{isRight ? words.right : chosen === "gaveUp" ? words.gaveUp : words.wrong}</strong>{" "}
            {chosen !== "gaveUp" && !isRight && `${words.youSaid(inWords(chosen))} `}
            {words.itWas(inWords(right))} {words.because[question.kind](facts)}
            {chosen !== "gaveUp" && chosen.misconception && ` ${words.misconceptions[chosen.misconception]}`}
          </p>
          <div className={css.row}>
            <Reason />
            {children}
          </div>
        </>
      )}
    </>
  );
}

function noteAnswer(question: Question, kitchen: string, option: Option | "gaveUp", sureness: Sureness): void {
  const { from, kind, options, right } = question;
  const chosen = option === "gaveUp" ? null : { value: option.value, text: option.text };
  const answer = { kitchen, ...from, kind, chosen, isRight: option === options[right], sureness, reason: "" };
  noteProgress((progress) => ({ ...progress, answers: [...progress.answers, answer] }));
}

/** Why somebody thought so, kept with their last answer. */
function Reason() {
  const words = useLearnWords();
  const id = useId();
  const keep = (reason: string): void =>
    noteProgress((progress) => ({
      ...progress,
      answers: progress.answers.map((one, i, all) => (i === all.length - 1 ? { ...one, reason } : one)),
    }));
  return (
    <div className={css.reason}>
      <label htmlFor={id}>{words.reason}</label>
      <input id={id} type="text" maxLength={500} onBlur={(event) => keep(event.target.value)} />
    </div>
  );
}
