/**
 * Which panel has just been asked for by a button, so that it comes into sight once it is there, and the button to
 * which the focus goes back when it closes.
 */
import type { Panel } from "../../share/index.ts";

let asked: Panel | null = null;

/** Say that a panel was asked for; it may have to be fetched first. */
export function askFor(panel: Panel): void {
  asked = panel;
}

/** Scroll the page to a panel that was asked for, unless enough of it is seen where it stands. */
export function revealIfAsked(panel: Panel, element: HTMLElement): void {
  if (asked !== panel) return;
  asked = null;
  // What scrolls around it cuts it off, too: an observer takes that into account.
  const observer = new IntersectionObserver(([entry]) => {
    observer.disconnect();
    if (!entry) return;
    const { boundingClientRect: whole, intersectionRect: seen } = entry;
    if (seen.height < Math.min(whole.height, innerHeight * ENOUGH)) element.scrollIntoView({ block: "start" });
  });
  observer.observe(element);
}

/** A part of the window's height. */
const ENOUGH = 0.4;

/** The id of the button that opens and closes a panel. */
export const openerOf = (panel: Panel): string => `opens-${panel}`;

/** Give the focus of a panel that closes back to its opener, or to the settings, lest it fall to the page. */
export function returnFocus(panel: Panel): void {
  queueMicrotask(() => {
    if (document.activeElement !== document.body) return;
    const opener = document.getElementById(openerOf(panel)) ?? document.getElementById("settings");
    opener?.focus();
  });
}
