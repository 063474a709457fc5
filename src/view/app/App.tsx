/**
 * The page: head, stage, playback and settings, and the panels that are open. Arranges; everything else is elsewhere.
 */
import { useCallback, useState } from "react";
import type { KitchenStore } from "../../store/index.ts";
import { Boundary, BrokenPage, fetched, PageNotice } from "../failures/index.ts";
import { Header, type OpenDialog } from "../header/Header.tsx";
import { PanelButtons } from "../header/PanelButtons.tsx";
import { useMessages } from "../i18n/index.ts";
import { lessonOf } from "../lessons/lessons.ts";
import { MainSettings } from "../settings/MainSettings.tsx";
import { Stage } from "../stage/Stage.tsx";
import { Transport } from "../transport/Transport.tsx";
import { KitchenContext, useKitchen, useKitchenStore } from "../use-kitchen.ts";
import css from "./App.module.css";
import { usePageLook } from "./use-page-look.ts";
import { usePlayback } from "./use-playback.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useTouched } from "./use-touched.ts";

const Lesson = fetched(() => import("../lessons/Lesson.tsx"));
const TimeTools = fetched(() => import("../transport/TimeTools.tsx"));
const LogPanel = fetched(() => import("../story/LogPanel.tsx"), "log");
const ProgramPanel = fetched(() => import("../program/ProgramPanel.tsx"), "program");
const LoopPanel = fetched(() => import("../loop/LoopPanel.tsx"), "loop");
const TimelinePanel = fetched(() => import("../timeline/TimelinePanel.tsx"), "timeline");
const NumbersPanel = fetched(() => import("../numbers/NumbersPanel.tsx"), "numbers");
const ConsolePanel = fetched(() => import("../console/ConsolePanel.tsx"), "console");
const PeoplePanel = fetched(() => import("../settings/PeoplePanel.tsx"), "people");
const Announcer = fetched(() => import("../notices/Announcer.tsx"));
const AddressKeeper = fetched(() => import("./AddressKeeper.tsx"));
const Notices = fetched(() => import("../notices/Notices.tsx"));

interface AppProps {
  readonly store: KitchenStore;
  /** Lets a newer version of the page take over. */
  readonly applyUpdate: () => void;
}

export function App({ store, applyUpdate }: AppProps) {
  return (
    <KitchenContext.Provider value={store}>
      <Boundary instead={(error, again) => <BrokenPage error={error} again={again} />}>
        <Page applyUpdate={applyUpdate} />
      </Boundary>
    </KitchenContext.Provider>
  );
}

function Page({ applyUpdate }: { applyUpdate: () => void }) {
  const messages = useMessages();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const panels = useKitchen((state) => state.panels);
  const hasAside = panels.some((one) => one !== "timeline");
  const isDeep = panels.includes("program") || panels.includes("loop");
  const lesson = useKitchen(({ preset }) => lessonOf(preset));
  const hasNotices = useKitchen((state) => state.notices.length > 0);
  usePlayback();
  const [begun] = useState(useKitchenStore().getState());
  const [begunHash] = useState(() => location.hash);
  const isTouched = useTouched(begun);
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
        <PageNotice />
        {hasNotices && <Notices applyUpdate={applyUpdate} />}
      </div>
      <div className={css.lesson} data-awaited={lesson ?? undefined}>
        {lesson && <Lesson lesson={lesson} />}
      </div>
      <main className={css.main}>
        <div className={css.left}>
          <div className={css.stage}>
            <Stage />
          </div>
          {panels.includes("timeline") && (
            <div className={css.timeline}>
              <TimelinePanel />
            </div>
          )}
          <div className={css.dock}>
            <div className={css.playback}>
              <Transport />
            </div>
            <div className={css.timeTools}>
              <TimeTools />
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
            {panels.includes("program") && <ProgramPanel />}
            {panels.includes("loop") && <LoopPanel />}
            {panels.includes("people") && <PeoplePanel />}
            {panels.includes("numbers") && <NumbersPanel />}
            {panels.includes("log") && <LogPanel />}
            {panels.includes("console") && <ConsolePanel />}
          </aside>
        )}
      </main>
      <Announcer />
      {isTouched && <AddressKeeper begun={begun} begunHash={begunHash} />}
    </div>
  );
}

/** Not a link: the fragment of the address holds the kitchen. */
function skipToSettings(): void {
  document.getElementById("settings")?.focus();
}
