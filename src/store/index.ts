/** The one store: what the page shows and what its users can do. */
export {
  createKitchenStore,
  type Finder,
  type Ghost,
  type KitchenActions,
  type KitchenState,
  type KitchenStore,
  LOCALES,
  type Locale,
  type Notice,
  type Reel,
  SPEEDS,
  THEMES,
  type Theme,
} from "./kitchen.ts";
