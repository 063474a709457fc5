/**
 * The page: head, stage, the panels that are open beside it, the rail that opens them, and the strip below. Arranges; everything else is elsewhere.
 */
import { useCallback, useEffect, useState } from "react";
import { type BrokenId, brokenOf } from "../../lessons/index.ts";
import type { KitchenState, KitchenStore } from "../../store/index.ts";
import { Boundary, BrokenPage, fetched, PageNotice } from "../failures/index.ts";
import { Header, type OpenDialog } from "../header/Header.tsx";
import { useMessages } from "../i18n/index.ts";
import { lessonOf } from "../lessons/lessons.ts";
import { Stage } from "../stage/Stage.tsx";
import { Controlled, KitchenContext, useKitchen, useKitchenParts, useKitchenStore } from "../use-kitchen.ts";
import css from "./App.module.css";
import { PanelButtons } from "./PanelButtons.tsx";
import { Strip } from "./Strip.tsx";
import { usePageLook } from "./use-page-look.ts";
import { usePlayback } from "./use-playback.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useTouched } from "./use-touched.ts";

const Present = fetched(() => import("../present/Present.tsx"));
const Sound = fetched(() => import("../sound/Sound.tsx"));
const DropTarget = fetched(() => import("../share/DropTarget.tsx"));
const Beside = fetched(() => import("../beside/Beside.tsx"));
const CompactBar = fetched(() => import("../share/CompactBar.tsx"));
const Lesson = fetched(() => import("../lessons/Lesson.tsx"));
const Diagnosis = fetched(() => import("../lessons/Diagnosis.tsx"));
const Learning = fetched(() => import("../learn/Learning.tsx"));
const TimeRemarks = fetched(() => import("../transport/TimeRemarks.tsx"));
const LogPanel = fetched(() => import("../story/LogPanel.tsx"), "log");
const ProgramPanel = fetched(() => import("../program/ProgramPanel.tsx"), "program");
const LoopPanel = fetched(() => import("../loop/LoopPanel.tsx"), "loop");
const DoctorPanel = fetched(() => import("../doctor/DoctorPanel.tsx"), "doctor");
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
  const store = useKitchenStore();
  // A link with lessons opens with the shelf.
  const [dialog, setDialog] = useState<OpenDialog | null>(() => (hasShelf(store.getState()) ? "lessons" : null));
  const panels = useKitchen((state) => state.panels);
  const beside = panels.filter((one) => one !== "timeline").length;
  const isLocked = useKitchen((state) => state.isLocked);
  const hasNotices = useKitchen((state) => state.notices.length > 0);
  const { look, second, isLoud } = useKitchenParts((state) => ({
    look: state.look,
    second: state.beside,
    isLoud: state.volume > 0,
  }));
  const { locked, hidden } = useKitchenParts((state) => ({ locked: state.locked, hidden: state.hidden }));
  usePlayback();
  const [begun] = useState(store.getState());
  const [begunHash] = useState(() => location.hash);
  const isTouched = useTouched(begun);
  const isDragged = useDragged();
  const showKeys = useCallback(() => setDialog("keys"), []);
  usePageLook();
  useShortcuts(showKeys);
  return (
    <div
      className={css.page}
      data-panels={panels.length}
      data-beside={beside}
      data-timeline={panels.includes("timeline") || undefined}
      data-look={look}
      data-two={second ? "" : undefined}
      data-hides={hidden.join(" ") || undefined}
    >
      <button type="button" className={css.skip} onClick={skipToSettings}>
        {messages.skipToControls}
      </button>
      <Header dialog={dialog} onDialog={setDialog} />
      <div role="status" className={css.status}>
        <PageNotice />
        {hasNotices && <Notices applyUpdate={applyUpdate} />}
      </div>
      <main className={css.main}>
        <div className={css.left}>
          <div className={css.stage} data-locked={isLocked || undefined} data-two={second ? "" : undefined}>
            <div className={css.kitchen}>
              <Stage />
            </div>
            {second && <Beside beside={second} />}
            <div className={css.remarks}>
              <TimeRemarks />
            </div>
            <OverTheStage beside={beside} />
          </div>
          {panels.includes("timeline") && (
            <div className={css.timeline} inert={isLocked} data-locked={isLocked || undefined}>
              <Controlled>
                <TimelinePanel />
              </Controlled>
            </div>
          )}
        </div>
        {beside > 0 && (
          <aside className={css.panels} inert={isLocked} data-locked={isLocked || undefined}>
            <Controlled>
              {panels.includes("program") && <ProgramPanel />}
              {panels.includes("loop") && <LoopPanel />}
              {panels.includes("people") && <PeoplePanel />}
              {panels.includes("numbers") && <NumbersPanel />}
              {panels.includes("log") && <LogPanel />}
              {panels.includes("doctor") && <DoctorPanel />}
              {panels.includes("console") && <ConsolePanel />}
            </Controlled>
          </aside>
        )}
        {!hidden.includes("panels") && (
          <nav
            className={css.rail}
            inert={isLocked || locked.includes("panels")}
            data-locked={locked.includes("panels") || undefined}
            data-scrolls=""
            aria-label={messages.panels}
          >
            <PanelButtons />
          </nav>
        )}
      </main>
      <div inert={isLocked} data-locked={isLocked || undefined} className={css.strip}>
        <Strip />
        {look === "present" && <Present />}
      </div>
      {look === "compact" && <CompactBar />}
      <Announcer />
      {isDragged && <DropTarget />}
      {isLoud && <Sound />}
      {isTouched && <AddressKeeper begun={begun} begunHash={begunHash} />}
    </div>
  );
}

/** Say whether the link that was opened has something for its reader on the shelf. */
const hasShelf = ({ opened }: KitchenState): boolean =>
  Boolean(opened?.lessons || opened?.questions || opened?.progress);

/** Whether anything has ever been dragged over the page: only then is there something to drop. */
function useDragged(): boolean {
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    const note = (): void => setDragged(true);
    addEventListener("dragenter", note, { once: true });
    return () => removeEventListener("dragenter", note);
  }, []);
  return isDragged;
}

/** What is said over the stage: what one learns by, or what there is to know of this kitchen. */
function OverTheStage({ beside }: { beside: number }) {
  const preset = useKitchen((state) => state.preset);
  const lesson = lessonOf(preset);
  // A broken kitchen that was mended has no name, and is still the one that is talked about.
  const [mended, setMended] = useState<BrokenId | null>(null);
  const broken = brokenOf(preset) ?? (preset === null ? mended : null);
  const learning = useKitchen((state) => state.learning);
  const isLocked = useKitchen((state) => state.isLocked);
  return (
    <div className={css.lesson} data-learning={learning?.kind} data-locked={isLocked || undefined}>
      {learning && <Learning learning={learning} />}
      {!learning && broken && (
        <Diagnosis
          key={`${broken} ${beside}`}
          broken={broken}
          isMended={preset !== broken}
          onMend={() => setMended(broken)}
          isFoldedAtFirst={beside > 1}
        />
      )}
      {!learning && lesson && <Lesson key={`${lesson} ${beside}`} lesson={lesson} isFoldedAtFirst={beside > 1} />}
    </div>
  );
}

/** Not a link: the fragment of the address holds the kitchen. */
function skipToSettings(): void {
  document.getElementById("settings")?.focus();
}
