/**
 * The page: head, stage, playback and settings, and the panels that are open. Arranges; everything else is elsewhere.
 */
import { LazyMotion, MotionConfig } from "framer-motion";
import { SlidersHorizontal, SquareTerminal } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { KitchenStore } from "../store/index.ts";
import css from "./App.module.css";
import { Header, type OpenDialog } from "./controls/Header.tsx";
import { MainSettings } from "./controls/MainSettings.tsx";
import { Transport } from "./controls/Transport.tsx";
import { useMessages } from "./i18n/index.ts";
import { Stage } from "./kitchen/Stage.tsx";
import { Announcer } from "./notices/Announcer.tsx";
import { IconButton } from "./ui/IconButton.tsx";
import { useAddress } from "./use-address.ts";
import { KitchenContext, useActions, useKitchen } from "./use-kitchen.ts";
import { usePageLook } from "./use-page-look.ts";
import { usePlayback } from "./use-playback.ts";
import { useShortcuts } from "./use-shortcuts.ts";

const ConsolePanel = lazy(() => import("./console/ConsolePanel.tsx"));
const PeoplePanel = lazy(() => import("./controls/PeoplePanel.tsx"));
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
  const hasNotices = useKitchen((state) => state.notices.length > 0);
  usePlayback();
  useAddress();
  usePageLook();
  useShortcuts(() => setDialog("keys"));
  return (
    <div className={css.page} data-panels={panels.length > 0 || undefined}>
      <button type="button" className={css.skip} onClick={skipToSettings}>
        {messages.skipToControls}
      </button>
      <Header dialog={dialog} onDialog={setDialog} />
      <div role="status" className={css.status}>
        <Suspense>{hasNotices && <Notices applyUpdate={applyUpdate} />}</Suspense>
      </div>
      <main className={css.main}>
        <Stage />
        <div className={css.dock}>
          <div className={css.playback}>
            <Transport />
          </div>
          <div className={css.fineTuning}>
            <MainSettings>
              <PanelButtons />
            </MainSettings>
          </div>
        </div>
        {panels.length > 0 && (
          <aside className={css.panels}>
            <Suspense>{panels.includes("people") && <PeoplePanel />}</Suspense>
            <Suspense>{panels.includes("console") && <ConsolePanel />}</Suspense>
          </aside>
        )}
      </main>
      <Announcer />
    </div>
  );
}

function PanelButtons() {
  const messages = useMessages();
  const { togglePanel } = useActions();
  const panels = useKitchen((state) => state.panels);
  return (
    <div className={css.panelButtons}>
      <IconButton
        icon={SlidersHorizontal}
        label={messages.showPeople}
        onClick={() => togglePanel("people")}
        isPressed={panels.includes("people")}
        hasText
      />
      <IconButton
        icon={SquareTerminal}
        label={messages.showConsole}
        onClick={() => togglePanel("console")}
        isPressed={panels.includes("console")}
        hasText
      />
    </div>
  );
}

/** Not a link: the fragment of the address holds the kitchen. */
function skipToSettings(): void {
  document.getElementById("settings")?.focus();
}
