/**
 * What tells of failures: the page's own notice, a box in a panel's place, and the page that stands where all of it
 * broke. Comes with the first picture, for a file of its own could be the one that is missing.
 */
import { useState } from "react";
import type { Panel as PanelName } from "../../share/index.ts";
import { reload, startAfresh } from "../app/kept-run.ts";
import { type Messages, useMessages } from "../i18n/index.ts";
import { Panel } from "../ui/Panel.tsx";
import { useKitchenStore } from "../use-kitchen.ts";
import css from "./failures.module.css";
import { type Failure, tryAgain, useFailures } from "./failures.ts";

/** Tell of parts of the page that have no place of their own to do so. */
export function PageNotice() {
  const messages = useMessages();
  const failures = useFailures().filter((failure) => failure.panel === null);
  if (failures.length === 0) return null;
  const kind = failures.some((failure) => failure.kind === "missing") ? "missing" : "broken";
  return (
    <div className={css.failure}>
      <p>{messages.failures.page[kind]}</p>
      <Remedies tryAgain={() => tryAgain(failures)} />
    </div>
  );
}

/** Stand in a panel's place while it is fetched, and when it could not be. */
export function MissingPanel({ panel }: { panel: PanelName }) {
  const failures = useFailures().filter((failure) => failure.panel === panel);
  // While nothing is amiss its place is kept, so that what stands beside it is laid out once.
  if (failures.length === 0) return <section className={css.coming} />;
  return <PanelFailure panel={panel} kind="missing" tryAgain={() => tryAgain(failures)} />;
}

interface PanelFailureProps {
  readonly panel: PanelName;
  readonly kind: Failure["kind"];
  readonly tryAgain: () => Promise<unknown>;
}

export function PanelFailure({ panel, kind, tryAgain }: PanelFailureProps) {
  const messages = useMessages();
  return (
    <Panel name={panel} title={panelName(messages, panel)} className={css.panel}>
      <div role="alert">
        <p>{messages.failures.panel[kind]}</p>
        <Remedies tryAgain={tryAgain} />
      </div>
    </Panel>
  );
}

/** Stand where the page stood. What broke it may be in the run, so there is a way out without it, too. */
export function BrokenPage({ error, again }: { error: unknown; again: () => void }) {
  const words = useMessages().failures;
  return (
    <main className={css.page}>
      <div role="alert">
        <h1>{words.pageTitle}</h1>
        <p>{words.page.broken}</p>
      </div>
      <Remedies tryAgain={async () => again()}>
        <button type="button" className="button" onClick={startAfresh}>
          {words.startAfresh}
        </button>
      </Remedies>
      <pre>{String(error)}</pre>
    </main>
  );
}

interface RemediesProps {
  /** Gives false, or rejects, when it failed again. */
  readonly tryAgain: () => Promise<unknown>;
  readonly children?: React.ReactNode;
}

function Remedies({ tryAgain, children }: RemediesProps) {
  const words = useMessages().failures;
  const store = useKitchenStore();
  const [tries, setTries] = useState<"none" | "trying" | "failed">("none");
  const onTry = async (): Promise<void> => {
    setTries("trying");
    const isFine = await tryAgain().catch(() => false);
    setTries(isFine === false ? "failed" : "none");
  };
  return (
    <>
      <p>{tries === "failed" ? words.stillMissing : words.reloadKeeps}</p>
      <div className={css.remedies}>
        <button type="button" className="button" onClick={onTry} aria-disabled={tries === "trying"}>
          {words.tryAgain}
        </button>
        <button type="button" className="button" onClick={() => reload(store)}>
          {words.reload}
        </button>
        {children}
      </div>
    </>
  );
}

/** The name on a panel's button is the panel's. */
function panelName(messages: Messages, panel: PanelName): string {
  const capital = (panel.charAt(0).toUpperCase() + panel.slice(1)) as Capitalize<PanelName>;
  return messages[`show${capital}`];
}
