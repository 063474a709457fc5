/**
 * Whether anybody has done anything that an address tells of: before that, what keeps the address need not be fetched.
 */
import { useEffect, useState } from "react";
import type { KitchenState } from "../../store/index.ts";
import { useKitchenStore } from "../use-kitchen.ts";

/** `begun` is the state with which the page began. */
export function useTouched(begun: KitchenState): boolean {
  const store = useKitchenStore();
  const [isTouched, setTouched] = useState(false);
  useEffect(() => {
    if (isTouched) return;
    const look = (): void => {
      if (isOther(store.getState(), begun)) setTouched(true);
    };
    const onAddress = (): void => setTouched(true);
    look();
    const unsubscribe = store.subscribe(look);
    addEventListener("hashchange", onAddress);
    return () => {
      unsubscribe();
      removeEventListener("hashchange", onAddress);
    };
  }, [store, begun, isTouched]);
  return isTouched;
}

const isOther = (state: KitchenState, begun: KitchenState): boolean =>
  (["settings", "panels", "bookmarks", "opened", "jumps"] as const).some((key) => state[key] !== begun[key]) ||
  (begun.isPlaying && !state.isPlaying);
