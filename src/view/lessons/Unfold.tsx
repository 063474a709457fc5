/** A card that is folded: a button, and on a small stage a lamp alone. */
import { Lightbulb } from "lucide";
import { useLessonWords } from "../i18n/use-lesson-words.ts";
import { Icon } from "../ui/Icon.tsx";
import css from "./Lesson.module.css";

export function Unfold({ onUnfold }: { onUnfold: () => void }) {
  const { lessonUnfold } = useLessonWords();
  return (
    <button type="button" className={`button ${css.unfold}`} title={lessonUnfold} onClick={onUnfold}>
      <Icon of={Lightbulb} size={18} /> <span>{lessonUnfold}</span>
    </button>
  );
}
