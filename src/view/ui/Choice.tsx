/** A choice of a few: a native select under its name. */
import { useId } from "react";
import css from "./ui.module.css";

interface Option<T extends string> {
  readonly value: T;
  readonly text: string;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  /** Options under headings, after those without. */
  readonly groups?: readonly { readonly label: string; readonly options: readonly Option<T>[] }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly hint?: string;
  /** Keeps the label for screen readers only. */
  readonly isBare?: boolean;
}

export function Choice<T extends string>({
  label,
  options,
  groups = [],
  value,
  onChange,
  hint,
  isBare,
}: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className={css.choice}>
      <label htmlFor={id} className={isBare ? "visually-hidden" : css.choiceLabel}>
        {label}
      </label>
      <select id={id} value={value} title={hint} onChange={(event) => onChange(event.target.value as T)}>
        {options.map(optionOf)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map(optionOf)}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

const optionOf = ({ value, text }: Option<string>) => (
  <option key={value} value={value}>
    {text}
  </option>
);
