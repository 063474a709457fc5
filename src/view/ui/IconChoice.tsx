/** A choice shown as an icon: a native select lies over it, invisible, so that keys, touch and names stay native. */
import type { IconNode } from "lucide";
import { useId } from "react";
import { Icon } from "./Icon.tsx";
import css from "./ui.module.css";

interface IconChoiceProps<T extends string> {
  readonly icon: IconNode;
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function IconChoice<T extends string>({ icon, label, options, value, onChange }: IconChoiceProps<T>) {
  const id = useId();
  return (
    <span className={css.iconChoice} title={label}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <Icon of={icon} size={20} />
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </span>
  );
}
