/**
 * Puts the page into the document: makes the store, opens what the address says, and starts the drawing.
 */
import "./base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { presets } from "../bakery/index.ts";
import { createKitchenStore } from "../store/index.ts";
import { App } from "./App.tsx";
import { loadMessages } from "./i18n/index.ts";
import { readPreferences } from "./preferences.ts";
import { registerServiceWorker } from "./service-worker.ts";

export async function mount(root: HTMLElement): Promise<void> {
  const store = createKitchenStore(presets[0].scenario);
  const { preferences, isBroken } = readPreferences();
  store.getState().setTheme(preferences.theme);
  if (location.hash.length > 1) {
    const { decodeLink } = await import("../share/index.ts");
    const { view, problems } = decodeLink(location.hash);
    store.getState().open(view, problems);
  } else store.getState().restart();
  if (isBroken) store.getState().notify({ say: "storedSettings" });
  const isReady = await loadMessages(preferences.locale).then(
    () => true,
    () => false,
  );
  if (isReady) store.getState().setLocale(preferences.locale);
  let applyUpdate = (): void => {};
  createRoot(root).render(
    <StrictMode>
      <App store={store} applyUpdate={() => applyUpdate()} />
    </StrictMode>,
  );
  registerServiceWorker((apply) => {
    applyUpdate = apply;
    store.getState().notify({ say: "update" });
  });
}
