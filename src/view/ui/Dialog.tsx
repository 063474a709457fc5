/** A window that its user opened: the native dialog, closed by its button, by Escape or by a click beside it. */
import { X } from "lucide";
import { type ReactNode, useEffect, useRef } from "react";
import { useMessages } from "../i18n/index.ts";
import { IconButton } from "./IconButton.tsx";
import css from "./ui.module.css";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** It holds pictures side by side. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

export function Dialog({ title, onClose, isWide = false, children }: DialogProps) {
  const messages = useMessages();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Escape by itself
    <dialog
      ref={dialog}
      className={css.dialog}
      aria-label={title}
      data-wide={isWide || undefined}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div className={css.dialogBody}>
        <header>
          <h2>{title}</h2>
          <IconButton icon={X} label={messages.close} onClick={() => dialog.current?.close()} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
