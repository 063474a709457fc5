/**
 * What a link is to ask of the page for whoever opens it: what can be moved, how it begins, what is asked first. Undone only
 * by opening a link without it.
 */
import { QUESTION_KINDS, type QuestionKind } from "../../lessons/index.ts";
import { PARTS_OF_PAGE, type PageView, type PartOfPage } from "../../share/index.ts";
import { useShareWords } from "../i18n/use-share-words.ts";
import { Choice } from "../ui/Choice.tsx";
import css from "./ShareWindow.module.css";

type Freedom = "free" | "locked" | "hidden";
type Beginning = "usual" | "plays" | "stands";
type FirstQuestion = "none" | "any" | QuestionKind;

interface TeachersOptionsProps {
  readonly page: PageView;
  readonly onChange: (page: PageView) => void;
  /** Language, colours and size of words as they are here. */
  readonly look: Pick<PageView, "locale" | "theme" | "textSize">;
}

export function TeachersOptions({ page, onChange, look }: TeachersOptionsProps) {
  const words = useShareWords();
  const { locked = [], hidden = [] } = page;
  const freedomOf = (part: PartOfPage): Freedom =>
    hidden.includes(part) ? "hidden" : locked.includes(part) ? "locked" : "free";
  const without = (parts: readonly PartOfPage[], part: PartOfPage) => parts.filter((one) => one !== part);
  const setFreedom = (part: PartOfPage, freedom: Freedom): void =>
    onChange({
      ...page,
      locked: [...without(locked, part), ...(freedom === "locked" ? [part] : [])],
      hidden: [...without(hidden, part), ...(freedom === "hidden" ? [part] : [])],
    });
  const beginning: Beginning = page.isPlaying === undefined ? "usual" : page.isPlaying ? "plays" : "stands";
  const { isPlaying: _, ...others } = page;
  const { ask, ...unasked } = page;
  const { locale, theme, textSize, ...unlooked } = page;
  return (
    <fieldset className={css.options}>
      <legend>{words.optionsTitle}</legend>
      <p className={css.note}>{words.optionsHelp}</p>
      <div>
        {PARTS_OF_PAGE.map((part) => (
          <Choice<Freedom>
            key={part}
            label={words.parts[part]}
            options={(["free", "locked", "hidden"] as const).map((value) => ({ value, text: words.freedoms[value] }))}
            value={freedomOf(part)}
            onChange={(freedom) => setFreedom(part, freedom)}
          />
        ))}
        <Choice<Beginning>
          label={words.begins}
          options={(["usual", "plays", "stands"] as const).map((value) => ({ value, text: words.beginnings[value] }))}
          value={beginning}
          onChange={(value) => onChange(value === "usual" ? others : { ...others, isPlaying: value === "plays" })}
        />
        <Choice<FirstQuestion>
          label={words.asksFirst}
          options={(["none", "any", ...QUESTION_KINDS] as const).map((value) => ({
            value,
            text: words.firstQuestions[value],
          }))}
          value={ask ?? "none"}
          onChange={(value) => onChange(value === "none" ? unasked : { ...unasked, ask: value })}
        />
      </div>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={(locale ?? theme ?? textSize) !== undefined}
          onChange={(event) => onChange(event.target.checked ? { ...page, ...look } : unlooked)}
        />
        {words.withLook}
      </label>
    </fieldset>
  );
}
