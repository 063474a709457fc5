/**
 * Keeps the address in step with the settings, so that copying it shares the kitchen, and opens what is put into it.
 */
import { useEffect } from "react";
import { scenarioOf } from "../bakery/index.ts";
import { decodeLink, encodeLink } from "../share/index.ts";
import { useKitchenStore } from "./use-kitchen.ts";

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const MS_BETWEEN = 400;

export function useAddress(): void {
  const store = useKitchenStore();
  useEffect(() => {
    let written = location.hash.slice(1);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = (): void => {
      timer = undefined;
      const { scene, panels } = store.getState();
      const next = encodeLink({ scenario: scenarioOf(scene.settings), changes: [], atUs: null, panels });
      if (next === written) return;
      written = next;
      history.replaceState(null, "", next === "" ? location.pathname + location.search : `#${next}`);
    };
    const unsubscribe = store.subscribe((state, before) => {
      if (state.scene.settings === before.scene.settings && state.panels === before.panels) return;
      timer ??= setTimeout(write, MS_BETWEEN);
    });
    const read = (): void => {
      const fragment = location.hash.slice(1);
      if (fragment === written) return;
      written = fragment;
      const { view, problems } = decodeLink(fragment);
      store.getState().open(view, problems);
    };
    addEventListener("hashchange", read);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      removeEventListener("hashchange", read);
    };
  }, [store]);
}
