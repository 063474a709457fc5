/**
 * Carries the run over a reload of this page: a run is made again from its scenario and changes, so these, the cursor
 * and the bookmarks are all that is kept, in this tab's own storage. What is found there is checked like a link.
 */
import type { KitchenStore } from "../../store/index.ts";

type Links = Pick<typeof import("../../share/index.ts"), "encodeLink" | "decodeLink">;

const KEY = "plateful run";

/** The page shows something else than it was asked for, because it could not read that: it must not take its place. */
let isUnread = false;

/** Say whether what the page was to open is still to be read. */
export function setUnread(isSo: boolean): void {
  isUnread = isSo;
}

/** Reload the page; the run, its changes, the cursor and the bookmarks come back. */
export function reload(store: KitchenStore): void {
  if (!isUnread) keep(store);
  location.reload();
}

/** Reload the page as if it had just been found: without the kitchen in its address. */
export function startAfresh(): void {
  forget();
  history.replaceState(null, "", location.pathname + location.search);
  location.reload();
}

/** Say whether a run was kept for the page to open. */
export function hasKeptRun(): boolean {
  return read() !== null;
}

/** Open the run that was kept, if what was kept makes sense; it is kept no longer. */
export function openKeptRun(store: KitchenStore, { encodeLink, decodeLink }: Links): void {
  const kept = read();
  forget();
  const { view, headUs, atUs, seq, isPlaying, speed } = JSON.parse(kept ?? "{}");
  // The way through a link judges it, and drops what makes no sense.
  const checked = decodeLink(encodeLink({ ...view, atUs: headUs })).view;
  const { open, seek, goTo, setSpeed, play } = store.getState();
  open(checked);
  if (Number.isFinite(speed)) setSpeed(speed);
  whenDone(store, () => {
    // Unless it was left on the way, or is too far.
    if (!Number.isFinite(atUs) || store.getState().headUs < atUs) return;
    seek(atUs);
    if (Number.isSafeInteger(seq) && seq >= 0) goTo(seq);
    if (isPlaying === true) play();
  });
}

/** Do something once the store has no long work to do: at once, mostly. */
function whenDone(store: KitchenStore, act: () => void): void {
  if (store.getState().doing === null) {
    act();
    return;
  }
  const stop = store.subscribe(({ doing }) => {
    if (doing !== null) return;
    stop();
    queueMicrotask(act); // what comes of the work is seen right after it is done
  });
}

function keep(store: KitchenStore): void {
  const { viewOfRun, pageNow, opened, atUs, headUs, keptFromUs, scene, isPlaying, speed } = store.getState();
  const { lessons, questions } = opened ?? {};
  const view = { ...viewOfRun(), lessons, questions, page: pageNow() };
  // Events are counted from where the run is kept; made again, it may be kept from elsewhere.
  const seq = keptFromUs === 0 ? scene.seq : null;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ view, headUs, atUs, seq, isPlaying, speed }));
  } catch {
    // No storage to be had: the address brings the kitchen back.
  }
}

function read(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function forget(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Then nothing was kept either.
  }
}
