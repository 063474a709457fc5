/**
 * The keys of a media player, wherever the focus is, unless what has it needs the key itself.
 */
import { useEffect } from "react";
import { useKitchenStore } from "../use-kitchen.ts";

const BIG_STEP_US = 1_000_000;

export function useShortcuts(showKeys: () => void): void {
  const store = useKitchenStore();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isCommand = event.ctrlKey || event.metaKey;
      if (event.defaultPrevented || event.altKey || (isCommand && event.key.toLowerCase() !== "z")) return;
      if (document.querySelector("dialog[open]") || needsKey(event.target, event.key)) return;
      const { toggle, step, seek, pause, restart, undo, redo, leave, doing, atUs, headUs, look, setLook } =
        store.getState();
      const leap = (byUs: number): void => {
        pause();
        seek(atUs + byUs);
      };
      const actions: Record<string, () => void> = {
        " ": toggle,
        ArrowRight: () => (event.shiftKey ? leap(BIG_STEP_US) : step(1)),
        ArrowLeft: () => (event.shiftKey ? leap(-BIG_STEP_US) : step(-1)),
        Home: restart,
        End: () => leap(headUs - atUs),
        [doing ? "Escape" : ""]: leave,
        [isCommand ? "z" : ""]: undo,
        [isCommand ? "Z" : ""]: redo,
        p: () => setLook(look === "present" ? "usual" : "present"),
        "?": showKeys,
      };
      const action = actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [store, showKeys]);
}

const OF_RANGES = new Set(["ArrowLeft", "ArrowRight", "Home", "End"]);

/** Fields take every key; sliders and lists the arrows and Home; buttons and switches the space bar. */
function needsKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) {
    if (target.type === "range") return OF_RANGES.has(key);
    return target.type !== "checkbox" || key === " ";
  }
  if (target instanceof HTMLSelectElement) return key !== "?";
  if (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement) return key === " ";
  return target.tagName === "OL" && (key === "Home" || key === "End");
}
