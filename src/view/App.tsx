/**
 * The page: head, stage, playback and settings, and the panels that are open. Arranges; everything else is elsewhere.
 */
import { LazyMotion, MotionConfig } from "framer-motion";
import { lazy, Suspense, useCallback, useState } from "react";
import type { KitchenStore } from "../store/index.ts";
import css from "./App.module.css";
import { Header, type OpenDialog } from "./controls/Header.tsx";
import { MainSettings } from "./controls/MainSettings.tsx";
import { PanelButtons } from "./controls/PanelButtons.tsx";
import { Transport } from "./controls/Transport.tsx";
import { useMessages } from "./i18n/index.ts";
import { Stage } from "./kitchen/Stage.tsx";
import { KitchenContext, useKitchen, useKitchenStore } from "./use-kitchen.ts";
import { usePageLook } from "./use-page-look.ts";
import { usePlayback } from "./use-playback.ts";
import { useShortcuts } from "./use-shortcuts.ts";

const Lesson = lazy(() => import("./controls/Lesson.tsx"));
const TimeTools = lazy(() => import("./controls/TimeTools.tsx"));
const LogPanel = lazy(() => import("./timeline/LogPanel.tsx"));
const ProgramPanel = lazy(() => import("./program/ProgramPanel.tsx"));
const LoopPanel = lazy(() => import("./loop/LoopPanel.tsx"));
const TimelinePanel = lazy(() => import("./timeline/TimelinePanel.tsx"));
const NumbersPanel = lazy(() => import("./timeline/NumbersPanel.tsx"));
const ConsolePanel = lazy(() => import("./console/ConsolePanel.tsx"));
const PeoplePanel = lazy(() => import("./controls/PeoplePanel.tsx"));
const Announcer = lazy(() => import("./notices/Announcer.tsx"));
const AddressKeeper = lazy(() => import("./AddressKeeper.tsx"));
const Notices = lazy(() => import("./notices/Notices.tsx"));
const loadMotion = () => import("./motion-features.ts").then((module) => module.default);

interface AppProps {
  readonly store: KitchenStore;
  /** Lets a newer version of the page take over. */
  readonly applyUpdate: () => void;
}

export function App({ store, applyUpdate }: AppProps) {
  return (
    <KitchenContext.Provider value={store}>
      <LazyMotion features={loadMotion} strict>
        <MotionConfig reducedMotion="user">
          <Page applyUpdate={applyUpdate} />
        </MotionConfig>
      </LazyMotion>
    </KitchenContext.Provider>
  );
}

function Page({ applyUpdate }: { applyUpdate: () => void }) {
  const messages = useMessages();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const panels = useKitchen((state) => state.panels);
  const hasAside = panels.some((one) => one !== "timeline");
  const isDeep = panels.includes("program") || panels.includes("loop");
  const hasNotices = useKitchen((state) => state.notices.length > 0);
  usePlayback();
  const [begun] = useState(useKitchenStore().getState());
  const showKeys = useCallback(() => setDialog("keys"), []);
  usePageLook();
  useShortcuts(showKeys);
  return (
    <div className={css.page} data-panels={isDeep ? "deep" : hasAside || undefined}>
      <button type="button" className={css.skip} onClick={skipToSettings}>
        {messages.skipToControls}
      </button>
      <Header dialog={dialog} onDialog={setDialog} />
      <div role="status" className={css.status}>
        <Suspense>{hasNotices && <Notices applyUpdate={applyUpdate} />}</Suspense>
      </div>
      <div className={css.lesson}>
        <Suspense>
          <Lesson />
        </Suspense>
      </div>
      <main className={css.main}>
        <div className={css.left}>
          <div className={css.stage}>
            <Stage />
          </div>
          {panels.includes("timeline") && (
            <div className={css.timeline}>
              <Suspense>
                <TimelinePanel />
              </Suspense>
            </div>
          )}
          <div className={css.dock}>
            <div className={css.playback}>
              <Transport />
            </div>
            <div className={css.timeTools}>
              <Suspense>
                <TimeTools />
              </Suspense>
            </div>
            <div className={css.fineTuning}>
              <MainSettings>
                <div className={css.panelButtons}>
                  <PanelButtons />
                </div>
              </MainSettings>
            </div>
          </div>
        </div>
        {hasAside && (
          <aside className={css.panels}>
            <Suspense>{panels.includes("program") && <ProgramPanel />}</Suspense>
            <Suspense>{panels.includes("loop") && <LoopPanel />}</Suspense>
            <Suspense>{panels.includes("people") && <PeoplePanel />}</Suspense>
            <Suspense>{panels.includes("numbers") && <NumbersPanel />}</Suspense>
            <Suspense>{panels.includes("log") && <LogPanel />}</Suspense>
            <Suspense>{panels.includes("console") && <ConsolePanel />}</Suspense>
          </aside>
        )}
      </main>
      <Suspense>
        <Announcer />
        <AddressKeeper begun={begun} />
      </Suspense>
    </div>
  );
}

/** Not a link: the fragment of the address holds the kitchen. */
function skipToSettings(): void {
  document.getElementById("settings")?.focus();
}
