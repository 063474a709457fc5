/** A choice of a few: a native select under its name. */
import { useId } from "react";
import css from "./ui.module.css";

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly hint?: string;
  /** Keeps the label for screen readers only. */
  readonly isBare?: boolean;
}

export function Choice<T extends string>({ label, options, value, onChange, hint, isBare }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className={css.choice}>
      <label htmlFor={id} className={isBare ? "visually-hidden" : css.choiceLabel}>
        {label}
      </label>
      <select id={id} value={value} title={hint} onChange={(event) => onChange(event.target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
