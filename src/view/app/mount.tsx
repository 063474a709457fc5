/**
 * Puts the page into the document: makes the store, opens what was kept or what the address says, and starts the
 * drawing. Of what cannot be fetched for that the page tells, and is there without it.
 */
import "../base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { presets } from "../../bakery/index.ts";
import { createKitchenStore, type KitchenStore, type Locale } from "../../store/index.ts";
import { report, watchStyles } from "../failures/index.ts";
import { loadWords } from "../i18n/words.ts";
import { App } from "./App.tsx";
import { hasKeptRun, openKeptRun, reload, setUnread } from "./kept-run.ts";
import { openLink } from "./open-link.ts";
import { readPreferences } from "./preferences.ts";
import { registerServiceWorker } from "./service-worker.ts";

export async function mount(root: HTMLElement): Promise<void> {
  const words = root.firstElementChild?.cloneNode(true);
  watchStyles();
  const store = createKitchenStore(presets[0].scenario, presets[0].id);
  const { preferences, isBroken } = readPreferences();
  store.getState().setTheme(preferences.theme);
  store.getState().setTextSize(preferences.textSize);
  if (hasKeptRun() || location.hash.length > 1)
    await orReport(
      () => openAsAsked(store),
      () => openUsual(store),
    );
  else store.getState().restart();
  if (isBroken) store.getState().notify({ say: "storedSettings" });
  await orReport(() => speak(store, store.getState().opened?.page?.locale ?? preferences.locale));
  let applyUpdate = (): void => {};
  createRoot(root, { onUncaughtError: () => words && root.replaceChildren(words) }).render(
    <StrictMode>
      <App store={store} applyUpdate={() => applyUpdate()} />
    </StrictMode>,
  );
  registerServiceWorker({
    reload: () => reload(store),
    onUpdate: (apply) => {
      applyUpdate = apply;
      store.getState().notify({ say: "update" });
    },
  });
}

async function openAsAsked(store: KitchenStore): Promise<void> {
  const links = await import("../../share/index.ts");
  setUnread(false);
  if (hasKeptRun()) {
    try {
      return openKeptRun(store, links);
    } catch {
      // What was kept makes no sense: the address still does.
    }
  }
  await openLink(store, location.hash, links);
}

/** The usual kitchen, while what was asked for is still to be had. */
function openUsual(store: KitchenStore): void {
  setUnread(true);
  store.getState().restart();
}

async function speak(store: KitchenStore, locale: Locale): Promise<void> {
  await loadWords(locale);
  store.getState().setLocale(locale);
}

/** Do something that may fetch a file; when that fails, report it and go on otherwise. */
async function orReport(act: () => Promise<void>, otherwise = (): void => {}): Promise<void> {
  await act().catch(() => {
    otherwise();
    report({ kind: "missing", panel: null, again: act });
  });
}
