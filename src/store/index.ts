/** The one store: what the page shows and what its users can do. */
export { createKitchenStore, type KitchenStore } from "./kitchen.ts";
export {
  type Finder,
  type Ghost,
  type KitchenActions,
  type KitchenState,
  LOCALES,
  type Locale,
  type Notice,
  type PrintedLine,
  SPEEDS,
  THEMES,
  type Theme,
} from "./state.ts";
export type { WorkKind } from "./work.ts";
