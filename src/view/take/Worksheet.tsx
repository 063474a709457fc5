/**
 * A worksheet to print: the kitchen as it opens, a timeline to fill in, questions about what comes; on a page of its own the
 * timeline as it goes, and the answers.
 */
import { useMemo } from "react";
import { type Pace, type Scenario, scenarioOf } from "../../bakery/index.ts";
import { Ahead, type Option, type Question, questionsAt } from "../../lessons/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { useTakeWords } from "../i18n/use-take-words.ts";
import { useQuestionWords } from "../learn/question-words.ts";
import { StillStage } from "../stage/StillStage.tsx";
import { stillPicture } from "../stage/still-picture.ts";
import { useKitchenStore } from "../use-kitchen.ts";
import { TimelineDrawing } from "./Diagrams.tsx";
import css from "./take.module.css";

const SHEET_WIDTH = 700;
const STAGE_HEIGHT = 225;
const SECONDS = 8;
/** As many as a page has room for below the rest. */
const MOST_QUESTIONS = 4;

export function Worksheet({ onBack }: { onBack: () => void }) {
  const words = useTakeWords();
  const messages = useMessages();
  const { settings, preset } = useKitchenStore().getState();
  const scenario = useMemo(() => scenarioOf(settings), [settings]);
  const whole = useMemo(() => new Ahead(scenario, [], { callbacks: 0, atUs: 0 }), [scenario]);
  const questions = useMemo(() => questionsOf(scenario), [scenario]);
  const { recording } = whole;
  const scene = recording.sceneAt(recording.trace.countUntil(0));
  const picture = stillPicture({ recording, scene, settings, atUs: 0 }, SHEET_WIDTH, STAGE_HEIGHT);
  const timeline = { recording, fromUs: 0, toUs: SECONDS * 1e6, width: SHEET_WIDTH, words };
  return (
    <>
      <div className={css.bar}>
        <button type="button" className="button" onClick={onBack}>
          {words.back}
        </button>
        <button type="button" className="button primary" onClick={() => print()}>
          {words.print}
        </button>
      </div>
      <article className={css.sheet} data-sheet="">
        <header>
          <h1>{words.sheetTitle}</h1>
          <p>
            {words.sheetName} <span className={css.blank} />
          </p>
        </header>
        {preset && <h2>{messages.presets[preset]}</h2>}
        <StillStage picture={picture} messages={messages} />
        <Setting scenario={scenario} />
        <p>{words.sheetTimeline}</p>
        <TimelineDrawing {...timeline} isEmpty />
        <h2>{words.sheetQuestions}</h2>
        <Questions questions={questions} isKey={false} />
      </article>
      <article className={css.sheet} data-sheet="">
        <h1>{words.sheetKey}</h1>
        <TimelineDrawing {...timeline} />
        <Questions questions={questions} isKey />
      </article>
    </>
  );
}

/** One of each kind at most, from moments spread over what the timeline shows. */
function questionsOf(scenario: Scenario): Question[] {
  const found: Question[] = [];
  for (let i = 1; i <= MOST_QUESTIONS && found.length < MOST_QUESTIONS; i++) {
    const atUs = Math.round((i * SECONDS * 1e6) / (MOST_QUESTIONS + 1));
    const ahead = new Ahead(scenario, [], { callbacks: callbacksUntil(scenario, atUs), atUs });
    const next = questionsAt(ahead).find(({ kind }) => found.every((one) => one.kind !== kind));
    if (next) found.push(next);
  }
  return found;
}

/** How many callbacks of the loop have run at a time. */
function callbacksUntil(scenario: Scenario, atUs: number): number {
  const { recording } = new Ahead(scenario, [], { callbacks: 0, atUs: 0 });
  return recording.worldAt(recording.trace.countUntil(atUs)).callbacks;
}

function Setting({ scenario }: { scenario: Scenario }) {
  const words = useTakeWords();
  const messages = useMessages();
  const { pace: inSeconds } = useFormats();
  const { bakers, eaters, stages = [], plate } = scenario;
  const pace = (seconds: Pace): string => inSeconds(seconds);
  const breads = (count: (typeof bakers)[number]["breads"]): string =>
    typeof count === "number" ? messages.breadsValue(count) : words.sheetBreads[count];
  return (
    <ul className={css.setting} aria-label={words.sheetStart}>
      {bakers.map(({ name, seconds, breads: count }) => (
        <li key={`b ${name}`}>{words.sheetBaker(name, pace(seconds), breads(count))}</li>
      ))}
      <li>{words.sheetPlate(plate.bounded ? plate.size : null)}</li>
      {stages.flatMap(({ toppers, plate: next }, i) => [
        ...toppers.map(({ name, seconds }) => <li key={`t ${name}`}>{words.sheetTopper(name, pace(seconds))}</li>),
        // biome-ignore lint/suspicious/noArrayIndexKey: plates keep their order
        <li key={`p ${i}`}>{words.sheetPlate(next.bounded ? next.size : null)}</li>,
      ])}
      {eaters.map(({ name, seconds }) => (
        <li key={`e ${name}`}>{words.sheetEater(name, pace(seconds))}</li>
      ))}
    </ul>
  );
}

function Questions({ questions, isKey }: { questions: readonly Question[]; isKey: boolean }) {
  const words = useTakeWords();
  const learn = useLearnWords();
  const { seconds } = useFormats();
  const inWordsOf = useQuestionWords();
  return (
    <ol className={css.questions}>
      {questions.map((question) => {
        const { facts, inWords } = inWordsOf(question);
        const right = question.options[question.right] as Option;
        return (
          <li key={question.kind}>
            <p>{words.sheetAt(seconds(question.from.atUs), learn.questions[question.kind](facts))}</p>
            {isKey ? (
              <p>
                <strong>{inWords(right)}.</strong> {learn.because[question.kind](facts)}
              </p>
            ) : (
              <ul>
                {question.options.map((option) => (
                  <li key={`${option.value} ${option.text}`}>{inWords(option)}</li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
