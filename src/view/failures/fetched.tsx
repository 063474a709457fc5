/**
 * Parts of the page that are fetched when they are wanted. One that cannot be fetched, or that breaks, costs nothing
 * but itself: a panel says so in its own place, any other part in the page's notice.
 */
import { type ComponentType, lazy, Suspense } from "react";
import type { Panel } from "../../share/index.ts";
import { Boundary } from "./Boundary.tsx";
import { MissingPanel, PanelFailure } from "./Failures.tsx";
import { report, untilFetched } from "./failures.ts";

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

/** Make a part of the page from what fetches it: a panel when it is named. */
export function fetched<P extends object>(load: Load<P>, panel: Panel | null = null): ComponentType<P> {
  const Part = lazy(() => untilFetched(load, panel));
  const broke = (again: () => void): void => {
    if (panel === null) report({ kind: "broken", panel, again: async () => again() });
  };
  return function Fetched(props: P) {
    return (
      <Boundary
        onCatch={broke}
        instead={(_, again) => panel && <PanelFailure panel={panel} kind="broken" tryAgain={async () => again()} />}
      >
        <Suspense fallback={panel && <MissingPanel panel={panel} />}>
          <Part {...props} />
        </Suspense>
      </Boundary>
    );
  };
}
