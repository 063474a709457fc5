/**
 * What a visible thing is, when one touches it: a button over it, and a card that says what it is in the kitchen and what
 * it stands for in asyncio.
 */
import { createContext, useContext } from "react";
import { useMessages } from "../../i18n/index.ts";
import type { Box } from "../layout.ts";
import { place } from "../place.ts";
import css from "../Stage.module.css";

export type Thing = "plate" | "tally" | "door" | "manager" | "oven" | "loaf";

export interface Asking {
  readonly thing: Thing;
  readonly box: Box;
}

interface AskingContextValue {
  readonly asking: Asking | null;
  readonly ask: (asking: Asking | null) => void;
}

export const AskingContext = createContext<AskingContextValue>({ asking: null, ask: () => {} });

/** What is smaller is missed by a finger (WCAG 2.2, target size). */
const LEAST_PX = 24;

export function Ask({ about, box, name }: { about: Thing; box: Box; name: string }) {
  const messages = useMessages();
  const { asking, ask } = useContext(AskingContext);
  const isOpen = asking?.thing === about && asking.box.x === box.x && asking.box.y === box.y;
  if (Math.min(box.width, box.height) < LEAST_PX) return null;
  return (
    <button
      type="button"
      className={css.ask}
      style={place(box)}
      aria-label={messages.whatIs(name)}
      aria-expanded={isOpen}
      data-about={about}
      onClick={() => ask(isOpen ? null : { thing: about, box })}
    />
  );
}
