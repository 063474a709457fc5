/**
 * Keeps the address in step with the settings, so that copying it shares the kitchen, and opens what is put into it.
 * Draws nothing, and comes after the first picture.
 */
import { useEffect } from "react";
import type { KitchenState } from "../store/index.ts";
import { useKitchenStore } from "./use-kitchen.ts";

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const MS_BETWEEN = 400;

/** Links are not needed for the first picture: what reads and writes them comes when it is. */
const loadLinks = () => import("../share/index.ts");

interface AddressKeeperProps {
  /** The state with which the page began: what was changed while this was fetched counts too. */
  readonly begun: Pick<KitchenState, "scene" | "panels">;
}

export default function AddressKeeper({ begun }: AddressKeeperProps) {
  const store = useKitchenStore();
  useEffect(() => {
    let written = location.hash.slice(1);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = async (): Promise<void> => {
      const { encodeLink, viewOf } = await loadLinks();
      timer = undefined;
      const { scene, panels } = store.getState();
      const next = encodeLink(viewOf(scene.settings, panels));
      if (next === written) return;
      written = next;
      history.replaceState(null, "", next === "" ? location.pathname + location.search : `#${next}`);
    };
    const note = (state: typeof begun, before: typeof begun): void => {
      if (state.scene.settings === before.scene.settings && state.panels === before.panels) return;
      timer ??= setTimeout(write, MS_BETWEEN);
    };
    const unsubscribe = store.subscribe(note);
    note(store.getState(), begun);
    const read = async (): Promise<void> => {
      const fragment = location.hash.slice(1);
      if (fragment === written) return;
      written = fragment;
      const { decodeLink } = await loadLinks();
      const { view, problems } = decodeLink(fragment);
      store.getState().open(view, problems);
    };
    addEventListener("hashchange", read);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      removeEventListener("hashchange", read);
    };
  }, [store, begun]);
  return null;
}
