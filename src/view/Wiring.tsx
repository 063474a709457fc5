/**
 * What connects the page with the world around it: the address, and the keys. Draws nothing, and comes after the first
 * picture.
 */
import { useAddress } from "./use-address.ts";
import { useShortcuts } from "./use-shortcuts.ts";

export default function Wiring({ showKeys }: { showKeys: () => void }) {
  useAddress();
  useShortcuts(showKeys);
  return null;
}
