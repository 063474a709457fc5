/**
 * The frame of a panel: its name, its close button, and what else stands in its head. Comes into sight when it was asked
 * for, and gives the focus back when it closes.
 */
import { X } from "lucide";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import type { Panel as PanelName } from "../../share/index.ts";
import { useMessages } from "../i18n/index.ts";
import { useActions } from "../use-kitchen.ts";
import { returnFocus, revealIfAsked } from "./asked-panel.ts";
import { IconButton } from "./IconButton.tsx";
import css from "./Panel.module.css";

interface PanelProps {
  readonly name: PanelName;
  readonly title: string;
  readonly className?: string | undefined;
  /** What stands between the title and the close button. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ name, title, className = "", head, children }: PanelProps) {
  const messages = useMessages();
  const { togglePanel } = useActions();
  const frame = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    revealIfAsked(name, element);
    return () => {
      if (element.contains(document.activeElement)) returnFocus(name);
    };
  }, [name]);
  return (
    <section ref={frame} className={`${css.panel} ${className}`} id={`panel-${name}`} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {head}
        <IconButton icon={X} label={messages.hide} onClick={() => togglePanel(name)} />
      </header>
      {children}
    </section>
  );
}
