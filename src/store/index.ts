/** The one store: what the page shows and what its users can do. */
export {
  createKitchenStore,
  type KitchenActions,
  type KitchenState,
  type KitchenStore,
  LOCALES,
  type Locale,
  type Notice,
  SPEEDS,
  THEMES,
  type Theme,
} from "./kitchen.ts";
