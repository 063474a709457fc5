/** The one store: what the page shows and what its users can do. */
export type { Locale, TextSize, Theme } from "../share/index.ts";
export { FASTEST_BY_CALLBACK } from "./halts.ts";
export { createKitchenStore, type KitchenStore } from "./kitchen.ts";
export {
  type Finder,
  type Ghost,
  type KitchenActions,
  type KitchenState,
  type Learning,
  LOCALES,
  MOST_PANELS,
  type Notice,
  type PrintedLine,
  SPEEDS,
  TEXT_SIZES,
  THEMES,
} from "./state.ts";
export type { WorkKind } from "./work.ts";
