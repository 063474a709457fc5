/**
 * The card that says what a thing of the kitchen is, and what it stands for in asyncio.
 */
import { X } from "lucide";
import { useContext, useEffect, useRef } from "react";
import { useMessages } from "../../i18n/index.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import type { Layout } from "../layout.ts";
import css from "../Stage.module.css";
import { AskingContext } from "./Ask.tsx";

const WIDTH_REM = 18;

export default function Explanation({ layout }: { layout: Layout }) {
  const messages = useMessages();
  const { asking, ask } = useContext(AskingContext);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!asking) return;
    const before = document.activeElement;
    const close = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      ask(null);
      if (before instanceof HTMLElement) before.focus();
    };
    const leave = (event: PointerEvent): void => {
      const { target } = event;
      if (target instanceof Element && !card.current?.contains(target) && !target.closest("[data-about]")) ask(null);
    };
    addEventListener("keydown", close, true);
    addEventListener("pointerdown", leave);
    return () => {
      removeEventListener("keydown", close, true);
      removeEventListener("pointerdown", leave);
    };
  }, [asking, ask]);
  if (!asking) return null;
  const { what, asyncio, title } = messages.things[asking.thing];
  const width = WIDTH_REM * 16 * layout.unit;
  const middle = asking.box.x + asking.box.width / 2;
  const left = Math.max(8, Math.min(layout.width - width - 8, middle - width / 2));
  const isLow = asking.box.y > layout.height * 0.5;
  const edge = isLow ? { bottom: layout.height - asking.box.y + 6 } : { top: asking.box.y + asking.box.height + 6 };
  return (
    <div
      ref={card}
      className={css.explanation}
      role="status"
      style={{ left, width: Math.min(width, layout.width - 16), ...edge }}
    >
      <h2>{title}</h2>
      <p>{what}</p>
      <p className={css.asyncio}>{asyncio}</p>
      <IconButton icon={X} label={messages.close} onClick={() => ask(null)} />
    </div>
  );
}
