/**
 * Editing: which kitchen is shown, and what is changed in it; undo and redo. Changing the past makes the run again as far
 * as the cursor and goes on from there; what it was remains as a ghost.
 */
import { isRefused, type PresetId, presets, type Scenario, scenarioOf, type TimedEdit } from "../bakery/index.ts";
import type { Scene } from "../replay/index.ts";
import type { Panel, View } from "../share/index.ts";
import { PRESENTED } from "./page.ts";
import { RecordedRun } from "./recorded-run.ts";
import { CALLBACKS_A_SEEK, CALLBACKS_AT_ONCE, type Session } from "./session.ts";
import { type Ghost, type KitchenActions, type KitchenState, type Learning, MOST_PANELS } from "./state.ts";
import type { Version } from "./undo-history.ts";
import { Remake, RunTo } from "./work.ts";

type Actions = Pick<
  KitchenActions,
  "open" | "choose" | "begin" | "restart" | "edit" | "undo" | "redo" | "leave" | "dismissGhost"
>;

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: an action each
export function editingActions(session: Session): Actions {
  const { get, set, versions } = session;
  return {
    open(view, problems = []) {
      session.leave();
      versions.clear();
      const preset = view.preset ?? null;
      session.beginAs(preset, editsOf(preset).length);
      // What another link had locked is no longer.
      get().putBeside(null);
      set({ locked: [], learning: null, isLocked: false });
      load(session, new RecordedRun(view.scenario, view.changes), {
        opened: view,
        panels: panelsOf(view),
        bookmarks: view.bookmarks ?? [],
        isPlaying: view.atUs === null,
      });
      if (view.atUs !== null) get().seek(view.atUs, view.callbacks);
      set(pageStateOf(view, get().scene));
      if (problems.length > 0) get().notify({ say: "linkProblems", problems });
    },

    choose(preset) {
      if (!presets.some(({ id }) => id === preset)) return;
      session.leave();
      versions.keep(() => session.versionNow());
      load(session, presetRun(session, preset), { isPlaying: true });
    },

    begin(scenario, changes = []) {
      session.leave();
      versions.keep(() => session.versionNow());
      load(session, ownRun(session, scenario, changes));
    },

    restart() {
      session.leave();
      versions.keep(() => session.versionNow());
      const { preset, settings } = get();
      const run = preset === null ? ownRun(session, scenarioOf(settings)) : presetRun(session, preset);
      load(session, run, { isPlaying: true });
    },

    edit(edit) {
      if (isRefused(get().settings, edit)) return;
      if (session.fork) {
        session.fork.push(edit);
        return;
      }
      session.interrupt();
      const { scene, atUs } = get();
      const goBack = versions.snapshot();
      versions.keep(() => session.versionNow(), edit);
      const edits = [edit];
      const apply = (more: Partial<KitchenState> = {}): void => {
        const { run } = session.now;
        for (const one of edits) run.edit(one);
        const { canUndo, canRedo } = versions;
        set({ ...session.at(run.trace.length, run.nowUs), canUndo, canRedo, ...more });
      };
      if (session.isAtHead()) return apply();
      const { run, recording } = session.now;
      const view = { scenario: run.scenario, preset: session.preset, changes: [...run.edits] };
      const ghost: Ghost = { view, fromUs: atUs, untilUs: run.nowUs, recording };
      const next = new RecordedRun(run.scenario, run.edits.slice(0, scene.changes));
      session.fork = edits;
      const land = (): void => apply({ ...session.insert(next), ghost });
      session.start(new Remake(next, { callbacks: scene.callbacks, atUs }), land, goBack);
    },

    undo() {
      // The edit that is still to be made is the one to undo.
      if (session.fork) return session.leave();
      if (!session.target) session.leave();
      restore(session, (from) => versions.undo(from));
    },

    redo() {
      if (!versions.canRedo) return;
      if (!session.target) session.leave();
      restore(session, (from) => versions.redo(from));
    },

    leave: () => session.leave(),

    dismissGhost() {
      set({ ghost: null });
    },
  };
}

function panelsOf({ panels, page }: View): readonly Panel[] {
  if (page?.look === "present" && panels.length === 0) return PRESENTED;
  return panels.slice(-MOST_PANELS);
}

/** The state of the page that a link asks for; who opens another one has no more of what it did not say. */
function pageStateOf({ page = {}, atUs }: View, { people }: Scene): Partial<KitchenState> {
  const { speed, selected, tab, zoom, look, locale, theme, textSize, lesson, ask, locked, hidden } = page;
  const learning: Learning | null = lesson
    ? { kind: "lesson", ...lesson }
    : ask
      ? { kind: "ask", ...(ask !== "any" && { about: ask }) }
      : null;
  return {
    ...(speed !== undefined && { speed }),
    ...(selected !== undefined && people[selected] && { selected }),
    ...(locale && { locale }),
    ...(theme && { theme }),
    ...(textSize && { textSize }),
    isPlaying: learning ? false : (page.isPlaying ?? atUs === null),
    learning,
    programTab: tab ?? "program",
    zoom: zoom ?? null,
    look: look ?? "usual",
    locked: locked ?? [],
    hidden: hidden ?? [],
  };
}

const editsOf = (preset: PresetId | null) => presets.find(({ id }) => id === preset)?.changes ?? [];

/** A preset from its start, with what is done to it on the way. */
function presetRun(session: Session, id: PresetId): RecordedRun {
  const preset = presets.find((one) => one.id === id) ?? presets[0];
  session.beginAs(preset.id, editsOf(preset.id).length);
  return new RecordedRun(preset.scenario, preset.changes);
}

function ownRun(session: Session, scenario: Scenario, changes: readonly TimedEdit[] = []): RecordedRun {
  session.beginAs(null, 0);
  return new RecordedRun(scenario, changes);
}

/** Opens the doors: everything that happens at once has happened. */
function load(session: Session, next: RecordedRun, more: Partial<KitchenState> = {}): void {
  session.leave();
  const inserted = session.insert(next);
  const anew = { sentence: null, selected: null, selectedLoaf: null, ghost: null, until: null, bookmarks: [] };
  const { run } = next;
  const open = (also: Partial<KitchenState> = {}): void => session.jump(run.trace.countUntil(0), 0, also);
  const isSettled = run.advance(0, CALLBACKS_AT_ONCE);
  open({ ...anew, ...inserted, ...more });
  const land = (): void => {
    open();
    session.tellLivelock();
  };
  if (!isSettled) session.start(new RunTo(next, 0, CALLBACKS_A_SEEK), land);
}

/** Goes to another version: from the one that is shown, or from the one that is just being made. */
function restore(session: Session, move: (from: Version) => Version | undefined): void {
  const { versions, now } = session;
  const shown = session.target?.shown ?? session.versionNow();
  const goBack = session.target?.goBack ?? versions.snapshot();
  const version = move(session.target?.version ?? shown);
  if (!version) return;
  if (version === shown) {
    session.leave();
    return;
  }
  session.endTask();
  session.target = { version, shown, goBack };
  const next = new RecordedRun(version.scenario, version.edits);
  const { run, recording } = now;
  const untilUs = run.nowUs;
  const isSameCast = version.scenario === run.scenario;
  const isOther = version.edits.length < run.edits.length;
  const { canUndo, canRedo } = versions;
  session.set({ isPlaying: false, canUndo, canRedo });
  const land = (): void => {
    const { preset } = session;
    const view = { scenario: run.scenario, preset, changes: [...run.edits] };
    const ghost = isOther && recording.trace.length > 0 ? { view, fromUs: version.atUs, untilUs, recording } : null;
    session.beginAs(version.preset, editsOf(version.preset).length);
    const inserted = session.insert(next);
    const seq = next.recording.keptFromUs > 0 ? next.run.trace.countUntil(version.atUs) : version.seq;
    const selection = isSameCast ? {} : { selected: null, selectedLoaf: null };
    const sentence = session.sentenceAfter(seq);
    session.jump(seq, version.atUs, { ...inserted, ...selection, ghost, sentence, until: null });
  };
  session.start(new Remake(next, version.head), land, goBack);
}
