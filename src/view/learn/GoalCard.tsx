/** A goal: one moves the settings, and has the kitchen run from its start with them, unseen. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { scenarioOf } from "../../bakery/index.ts";
import { type GoalId, goalOf, type Result, tryGoal } from "../../lessons/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { useActions, useKitchenStore } from "../use-kitchen.ts";
import css from "./learn.module.css";
import { known, listen, noteProgress } from "./progress.ts";

interface GoalCardProps {
  readonly id: GoalId;
  /** Its kitchen is begun when it is given. */
  readonly beginsAtOnce?: boolean;
  readonly children: (isMet: boolean) => React.ReactNode;
}

export function GoalCard({ id, beginsAtOnce = false, children }: GoalCardProps) {
  const words = useLearnWords();
  const messages = useMessages();
  const { number } = useFormats();
  const { begin, play } = useActions();
  const store = useKitchenStore();
  const [result, setResult] = useState<Result | null>(null);
  const best = useSyncExternalStore(listen, known).goals[id];
  const goal = goalOf(id);
  const inWords = (value: number): string => (Number.isFinite(value) ? number(value) : words.unlimited);
  const measured = (value: number): string =>
    ({
      share: () => words.percent(number(Math.round(value * 1000) / 10)),
      loaves: () => messages.breadsValue(value),
      seconds: () => messages.seconds(number(value)),
    })[goal.measures]();
  const beginIts = (): void => {
    begin(goal.scenario);
    play();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is begun once
  useEffect(() => {
    if (beginsAtOnce) beginIts();
  }, []);
  const tryIt = (): void => {
    const tried = tryGoal(goal, scenarioOf(store.getState().settings));
    setResult(tried);
    if (!tried.isMet || !Number.isFinite(tried.cost)) return;
    noteProgress((progress) => {
      const before = progress.goals[id] ?? Number.POSITIVE_INFINITY;
      return { ...progress, goals: { ...progress.goals, [id]: Math.min(before, tried.cost) } };
    });
  };
  return (
    <>
      <p className={css.question}>{words.goals[id]}</p>
      <p className={css.help}>{words.goalHow}</p>
      <p role="status" className={css.verdict} data-right={result?.isMet || undefined}>
        {result && (result.isMet ? words.goalMet(inWords(result.cost)) : words.goalNotMet(measured(result.measured)))}
        {typeof best === "number" && ` ${words.goalBest(inWords(best))}`}
      </p>
      <div className={css.row}>
        <button type="button" className="button" onClick={beginIts}>
          {words.goalBegin}
        </button>
        <button type="button" className="button primary" onClick={tryIt}>
          {words.goalTry}
        </button>
        {children(result?.isMet ?? false)}
      </div>
    </>
  );
}
