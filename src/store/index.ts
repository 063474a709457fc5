/** The one store: what the page shows and what its users can do. */
export { FASTEST_BY_CALLBACK } from "./halts.ts";
export { createKitchenStore, type KitchenStore } from "./kitchen.ts";
export {
  type Finder,
  type Ghost,
  type KitchenActions,
  type KitchenState,
  type Learning,
  LOCALES,
  type Locale,
  MOST_PANELS,
  type Notice,
  type PrintedLine,
  SPEEDS,
  TEXT_SIZES,
  type TextSize,
  THEMES,
  type Theme,
} from "./state.ts";
export type { WorkKind } from "./work.ts";
