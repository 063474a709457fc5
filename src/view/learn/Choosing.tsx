/** A teacher's choice of lessons, and of questions about the kitchen that is open, as a link. */
import { type LessonId, QUESTION_KINDS, type QuestionKind } from "../../lessons/index.ts";
import { encodeLink, PARTS_OF_PAGE, type View } from "../../share/index.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { addressOf } from "../share/address.ts";
import { useCopy } from "../ui/use-copy.ts";
import { useKitchenStore } from "../use-kitchen.ts";
import css from "./learn.module.css";

export interface Chosen {
  readonly lessons: readonly LessonId[];
  readonly questions: readonly QuestionKind[];
  /** The rest of the page is kept from being moved. */
  readonly isLocked: boolean;
}

const NOTHING: Chosen = { lessons: [], questions: [], isLocked: false };

/** A list with one more, or without the one that it has. */
export const toggled = <T,>(all: readonly T[], one: T): readonly T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

interface ChoosingProps {
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen | null) => void;
}

export function Choosing({ chosen, onChoose }: ChoosingProps) {
  const words = useLearnWords();
  const { viewNow } = useKitchenStore().getState();
  const { lessons, questions, isLocked } = chosen ?? NOTHING;
  const { bookmarks: _, ...now } = viewNow();
  const view: View = {
    ...now,
    panels: [],
    lessons,
    questions,
    ...(isLocked && { page: { locked: PARTS_OF_PAGE } }),
  };
  const { outcome, copy } = useCopy(addressOf(encodeLink(view)));
  const count = lessons.length + questions.length;
  return (
    <section>
      <h3>{words.choose}</h3>
      <p className={css.help}>{words.chooseHelp}</p>
      <div className={css.row}>
        <button
          type="button"
          className="button"
          aria-pressed={chosen !== null}
          onClick={() => onChoose(chosen ? null : NOTHING)}
        >
          {words.choose}
        </button>
        {count > 0 && (
          <button type="button" className="button primary" onClick={copy}>
            {words.copyLink(count)}
          </button>
        )}
        <span role="status">{outcome === "copied" ? words.copied : ""}</span>
      </div>
      {chosen && (
        <fieldset className={css.ticks}>
          <legend>{words.questionsHere}</legend>
          {QUESTION_KINDS.map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={questions.includes(kind)}
                onChange={() => onChoose({ ...chosen, questions: toggled(questions, kind) })}
              />
              {words.questionKinds[kind]}
            </label>
          ))}
          <label>
            <input type="checkbox" checked={isLocked} onChange={() => onChoose({ ...chosen, isLocked: !isLocked })} />
            {words.lockRest}
          </label>
        </fieldset>
      )}
    </section>
  );
}
