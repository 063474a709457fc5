/**
 * What one person's code does differently.
 */
import {
  BAKER_HABITS,
  EATER_HABITS,
  HABIT_COUNTS,
  type HabitKind,
  type HabitRole,
  habitOf,
  kindOfHabit,
  LIMITS,
  type Member,
  numberOfHabit,
} from "../../bakery/index.ts";
import { usePeopleWords } from "../i18n/use-people-words.ts";
import { Choice } from "../ui/Choice.tsx";
import { NumberField } from "../ui/NumberField.tsx";
import { useActions } from "../use-kitchen.ts";
import css from "./PersonCard.module.css";

const USUAL_LOAVES = 2;
const USUAL_SECONDS = 2;

export function HabitChoice({ role, index, member }: { role: HabitRole; index: number; member: Member }) {
  const words = usePeopleWords();
  const { edit } = useActions();
  const { habit, name } = member;
  const kind = habit && kindOfHabit(habit);
  const counts = kind && HABIT_COUNTS[kind];
  const set = (next: HabitKind | "none", number: number): void =>
    edit({ kind: "habit", role, index, habit: next === "none" ? null : habitOf(next, number) });
  const kinds: readonly HabitKind[] = role === "baker" ? BAKER_HABITS : EATER_HABITS;
  return (
    <div className={css.habit} data-set={habit !== null || undefined}>
      <Choice<HabitKind | "none">
        label={words.habitOf(name)}
        isBare
        options={(["none", ...kinds] as const).map((value) => ({
          value,
          text: value === "none" ? words.noHabit : words.habits[value],
        }))}
        value={kind ?? "none"}
        onChange={(next) =>
          set(next, next !== "none" && HABIT_COUNTS[next] === "seconds" ? USUAL_SECONDS : USUAL_LOAVES)
        }
      />
      {kind && counts && (
        <NumberField
          label={counts === "loaves" ? words.failsAfter : words.patience}
          value={numberOfHabit(habit) ?? 0}
          min={counts === "loaves" ? 0 : 1}
          max={counts === "loaves" ? LIMITS.breads : LIMITS.seconds}
          onChange={(number) => set(kind, number)}
        />
      )}
    </div>
  );
}
