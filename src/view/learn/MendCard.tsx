/** A kitchen to mend: one changes habits and settings until a run of it from its start has nothing wrong. */
import { useState } from "react";
import { scenarioOf } from "../../bakery/index.ts";
import { whatIsWrong } from "../../lessons/index.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { askFor } from "../ui/asked-panel.ts";
import { useActions, useKitchenStore } from "../use-kitchen.ts";
import css from "./learn.module.css";

export function MendCard({ children }: { children: React.ReactNode }) {
  const words = useLearnWords();
  const store = useKitchenStore();
  const { togglePanel, begin, play } = useActions();
  const [found, setFound] = useState<number | null>(null);
  const openPeople = (): void => {
    askFor("people");
    if (!store.getState().panels.includes("people")) togglePanel("people");
  };
  const look = (): void => {
    const scenario = scenarioOf(store.getState().settings);
    setFound(whatIsWrong(scenario).length);
    // Seen from its start, as it is now.
    begin(scenario);
    play();
  };
  return (
    <>
      <p className={css.question}>{words.mendTask}</p>
      <p role="status" className={css.verdict} data-right={found === 0 || undefined}>
        {found !== null && (found === 0 ? words.isMended : words.isNotMended(found))}
      </p>
      <div className={css.row}>
        <button type="button" className="button" onClick={openPeople}>
          {words.mendPeople}
        </button>
        <button type="button" className={found === 0 ? "button" : "button primary"} onClick={look}>
          {words.mendLook}
        </button>
        {children}
      </div>
    </>
  );
}
