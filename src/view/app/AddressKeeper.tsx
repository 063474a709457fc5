/**
 * Keeps the address in step with the page, so that copying it shares the kitchen, and opens what is put into it.
 * Draws nothing, and comes after the first picture.
 *
 * An address says either the settings as they stand, or a run: where it began, what was changed on the way, bookmarks,
 * and where the cursor stood still last. A run that was opened as one, or has bookmarks, stays one until another begins.
 */
import { useEffect } from "react";
import { presets, type Scenario } from "../../bakery/index.ts";
import type { View } from "../../share/index.ts";
import type { KitchenState, KitchenStore } from "../../store/index.ts";
import { useKitchenStore } from "../use-kitchen.ts";
import { loadLinks, openLink } from "./open-link.ts";

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const MS_BETWEEN = 400;

interface AddressKeeperProps {
  /** The state with which the page began: what was changed while this was fetched counts too. */
  readonly begun: KitchenState;
  /** The address's fragment then, with its "#". */
  readonly begunHash: string;
}

export default function AddressKeeper({ begun, begunHash }: AddressKeeperProps) {
  const store = useKitchenStore();
  useEffect(() => {
    let written = begunHash.slice(1);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stood = placeOf(store, begun);
    const write = async (): Promise<void> => {
      const { encodeLink, viewOf } = await loadLinks();
      timer = undefined;
      const { settings, panels, preset } = store.getState();
      const next = encodeLink({
        ...(runView(store, stood) ?? viewOf(settings, panels, preset)),
        ...kept(store, encodeLink),
      });
      if (next === written) return;
      written = next;
      history.replaceState(null, "", next === "" ? location.pathname + location.search : `#${next}`);
    };
    const note = (state: KitchenState, before: KitchenState): void => {
      if (!isOther(state, before)) return;
      stood = placeOf(store, state) ?? stood;
      timer ??= setTimeout(write, MS_BETWEEN);
    };
    const unsubscribe = store.subscribe(note);
    note(store.getState(), begun);
    const read = async (): Promise<void> => {
      const fragment = location.hash.slice(1);
      if (fragment === written) return;
      written = fragment;
      await openLink(store, fragment, await loadLinks());
    };
    addEventListener("hashchange", read);
    void read();
    return () => {
      clearTimeout(timer);
      unsubscribe();
      removeEventListener("hashchange", read);
    };
  }, [store, begun, begunHash]);
  return null;
}

/** Where a run stood still. */
interface Stand {
  readonly scenario: Scenario;
  readonly atUs: number;
}

function isOther(state: KitchenState, before: KitchenState): boolean {
  return (
    state.settings !== before.settings ||
    state.panels !== before.panels ||
    state.bookmarks !== before.bookmarks ||
    state.opened !== before.opened ||
    state.beside !== before.beside ||
    (!state.isPlaying && (before.isPlaying || state.atUs !== before.atUs))
  );
}

function placeOf(store: KitchenStore, { isPlaying, atUs }: KitchenState): Stand | null {
  return isPlaying ? null : { scenario: store.getState().viewOfRun().scenario, atUs };
}

/** What a teacher's link says beside the kitchen stays in the address. */
function kept(store: KitchenStore, encode: (view: View) => string): Pick<View, "lessons" | "questions" | "page"> {
  const { opened, locked, hidden, look, beside } = store.getState();
  const second = beside?.getState().viewNow();
  const page = {
    ...(second && { beside: encode({ ...second, atUs: null, panels: [] }) }),
    ...(look !== "usual" && { look }),
    ...(locked.length > 0 && { locked }),
    ...(hidden.length > 0 && { hidden }),
  };
  return {
    ...(opened?.lessons && { lessons: opened.lessons }),
    ...(opened?.questions && { questions: opened.questions }),
    ...(Object.keys(page).length > 0 && { page }),
  };
}

/** The run as the address says it, or null where it says the settings. */
function runView(store: KitchenStore, stood: Stand | null): View | null {
  const { viewOfRun, opened } = store.getState();
  const view = viewOfRun();
  const isOpened = opened !== null && view.scenario === opened.scenario && isOfRun(opened);
  if (!isOpened && (view.bookmarks ?? []).length === 0) return null;
  return { ...view, atUs: stood?.scenario === view.scenario ? stood.atUs : null };
}

/** Say whether a link tells of a run, and not only of how a kitchen begins. */
function isOfRun({ preset, changes, atUs, bookmarks = [] }: View): boolean {
  const own = presets.find(({ id }) => id === preset)?.changes ?? [];
  return atUs !== null || bookmarks.length > 0 || JSON.stringify(changes) !== JSON.stringify(own);
}
