/**
 * How main closes the kitchen. It is part of the program that runs: another one starts it again.
 */
import { ENDINGS, type EndingKind, endingOf, kindOfEnding, LIMITS, scenarioOf } from "../../bakery/index.ts";
import { usePeopleWords } from "../i18n/use-people-words.ts";
import { Choice } from "../ui/Choice.tsx";
import { NumberField } from "../ui/NumberField.tsx";
import { useActions, useKitchen } from "../use-kitchen.ts";

const USUAL_SECONDS = 5;

export function EndingChoice() {
  const words = usePeopleWords();
  const { begin } = useActions();
  const settings = useKitchen((state) => state.settings);
  const { ending } = settings;
  const kind = ending && kindOfEnding(ending);
  const set = (next: EndingKind | "usual", seconds: number): void =>
    begin(scenarioOf({ ...settings, ending: next === "usual" ? null : endingOf(next, seconds) }));
  return (
    <>
      <Choice<EndingKind | "usual">
        label={words.ending}
        options={(["usual", ...ENDINGS] as const).map((value) => ({
          value,
          text: value === "usual" ? words.usualEnding : words.endings[value],
        }))}
        value={kind ?? "usual"}
        onChange={(next) => set(next, USUAL_SECONDS)}
        hint={words.endingHelp}
      />
      {typeof ending === "object" && ending !== null && (
        <NumberField
          label={words.patience}
          value={ending.joinWithin}
          min={1}
          max={LIMITS.seconds}
          onChange={(seconds) => set("joinWithin", seconds)}
        />
      )}
    </>
  );
}
