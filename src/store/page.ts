/**
 * Page: what the page shows beside the kitchen (panels, notices, language, selection, bookmarks), and what can be read of
 * the run that is shown.
 */
import { LIMITS, presets } from "../bakery/index.ts";
import type { Panel } from "../share/index.ts";
import type { Session } from "./session.ts";
import { type KitchenActions, MOST_PANELS, SPEEDS } from "./state.ts";

/** What is open beside the stage while one presents. */
export const PRESENTED: readonly Panel[] = ["program", "loop"];

type Actions = Pick<
  KitchenActions,
  | "toggleBookmark"
  | "select"
  | "selectLoaf"
  | "recording"
  | "togglePanel"
  | "notify"
  | "dismiss"
  | "lastSeen"
  | "setLocale"
  | "setTheme"
  | "setTextSize"
  | "setVolume"
  | "setLook"
  | "setProgramTab"
  | "setZoom"
  | "pageNow"
  | "printedLines"
  | "viewNow"
  | "viewOfRun"
>;

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: an action each
export function pageActions(session: Session): Actions {
  const { get, set } = session;
  let noticeCount = 0;
  let panelsBefore: readonly Panel[] = [];
  return {
    toggleBookmark(atUs) {
      const { bookmarks } = get();
      const others = bookmarks.filter((one) => one !== atUs);
      const isNew = others.length === bookmarks.length;
      if (isNew && bookmarks.length >= LIMITS.bookmarks) return;
      set({ bookmarks: isNew ? [...bookmarks, atUs].sort((a, b) => a - b) : others });
    },

    select(task) {
      set({ selected: task, selectedLoaf: null });
    },

    selectLoaf(loaf) {
      set({ selectedLoaf: loaf, selected: null });
    },

    recording: () => session.now.recording,

    togglePanel(panel) {
      const { panels } = get();
      const others = panels.filter((one) => one !== panel);
      set({ panels: panels.includes(panel) ? others : [...others.slice(1 - MOST_PANELS), panel] });
    },

    notify(notice) {
      const others = get().notices.filter(({ say }) => say !== notice.say);
      set({ notices: [...others, { ...notice, id: ++noticeCount }] });
    },

    dismiss(id) {
      set({ notices: get().notices.filter((notice) => notice.id !== id) });
    },

    lastSeen: () => session.sentenceAfter(get().scene.seq),

    setLocale(locale) {
      set({ locale });
    },

    setTheme(theme) {
      set({ theme });
    },

    setTextSize(textSize) {
      set({ textSize });
    },

    setVolume(volume) {
      set({ volume: Math.min(1, Math.max(0, volume)) });
    },

    setLook(look) {
      const { look: before, panels } = get();
      if (look === before) return;
      // Program and loop are in sight together while one presents; what was open before comes back.
      if (look === "present") panelsBefore = panels;
      const next = look === "present" ? PRESENTED : before === "present" ? panelsBefore : panels;
      set({ look, panels: next });
    },

    setProgramTab(programTab) {
      set({ programTab });
    },

    setZoom(zoom) {
      set({ zoom });
    },

    pageNow() {
      const { speed, selected, programTab, zoom, look, locked, hidden, learning } = get();
      return {
        ...(speed !== SPEEDS.usual && { speed }),
        ...(selected !== null && { selected }),
        ...(programTab !== "program" && { tab: programTab }),
        ...(zoom && { zoom }),
        ...(look !== "usual" && { look }),
        ...(learning?.kind === "lesson" && { lesson: { id: learning.id, beat: learning.beat } }),
        ...(locked.length > 0 && { locked }),
        ...(hidden.length > 0 && { hidden }),
      };
    },

    printedLines(count) {
      const { trace, cast } = session.now.run;
      const end = cast.placeOfPrinted(get().scene.printed);
      const start = Math.max(0, end - count);
      return trace.printedSeqs.slice(start, end).flatMap((seq, i) => {
        const event = trace.read(seq);
        if (event.kind !== "printed") return [];
        return { atUs: event.atUs, text: event.text, task: event.task, loaf: cast.printedLoaf(start + i) };
      });
    },

    viewNow() {
      const { scene, atUs, panels, bookmarks } = get();
      const { run } = session.now;
      // What belongs to a preset comes with it, also before it is done.
      const own = scene.changes === 0 ? presets.find(({ id }) => id === session.preset)?.changes : undefined;
      const changes = own ?? run.edits.slice(0, scene.changes);
      const { callbacks } = scene;
      const view = { scenario: run.scenario, preset: session.preset, changes, atUs, callbacks, panels };
      return bookmarks.length > 0 ? { ...view, bookmarks } : view;
    },

    viewOfRun() {
      const { atUs, panels, bookmarks } = get();
      const { scenario, allEdits: changes } = session.now.run;
      return { scenario, preset: session.preset, changes, atUs, panels, bookmarks };
    },
  };
}
