/**
 * The seam between the store and React: components read plain data from it and raise its actions.
 */
import { createContext, createElement, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { KitchenActions, KitchenState, KitchenStore } from "../store/index.ts";

export const KitchenContext = createContext<KitchenStore | null>(null);

export function useKitchenStore(): KitchenStore {
  const store = useContext(KitchenContext);
  if (!store) throw new Error("useKitchenStore is called outside of KitchenContext");
  return store;
}

/** Reads a part of the state; the component draws again when that part is another one. */
export function useKitchen<T>(select: (state: KitchenState & KitchenActions) => T): T {
  return useStore(useKitchenStore(), select);
}

/** Reads several parts at once, compared one by one. */
export function useKitchenParts<T extends object>(select: (state: KitchenState & KitchenActions) => T): T {
  return useStore(useKitchenStore(), useShallow(select));
}

/** The store's actions; they never change. */
export function useActions(): KitchenActions {
  return useKitchenStore().getState();
}

/** Gives what is in it the kitchen that sliders and panels move: the one beside, where that is the one. */
export function Controlled({ children }: { children: ReactNode }): ReactNode {
  const store = useKitchenStore();
  const beside = useKitchen(({ beside, isBesideControlled }) => (isBesideControlled ? beside : null));
  return createElement(KitchenContext.Provider, { value: beside ?? store }, children);
}
