/** A button that shows an icon and says its name to those who do not see it. */
import type { IconNode } from "lucide";
import { Icon } from "./Icon.tsx";
import css from "./ui.module.css";

interface IconButtonProps {
  readonly id?: string;
  readonly icon: IconNode;
  readonly label: string;
  readonly onClick: () => void;
  readonly isPrimary?: boolean;
  readonly isDisabled?: boolean;
  readonly isPressed?: boolean;
  /** Shows the name beside the icon. */
  readonly hasText?: boolean;
  readonly keys?: string;
}

export function IconButton(props: IconButtonProps) {
  const { id, icon, label, onClick, isPrimary, isDisabled, isPressed, hasText, keys } = props;
  return (
    <button
      id={id}
      type="button"
      className={css.iconButton}
      data-primary={isPrimary || undefined}
      data-text={hasText || undefined}
      disabled={isDisabled}
      onClick={onClick}
      aria-label={hasText ? undefined : label}
      aria-pressed={isPressed}
      aria-keyshortcuts={keys}
      title={hasText ? undefined : label}
    >
      <Icon of={icon} size={isPrimary ? 24 : 20} />
      {hasText && <span>{label}</span>}
    </button>
  );
}
