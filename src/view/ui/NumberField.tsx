/** A whole number typed by hand. Takes effect when it makes sense; otherwise it goes back to what it was. */
import { useEffect, useId, useState } from "react";
import css from "./ui.module.css";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  readonly hint?: string;
  readonly isBare?: boolean;
}

export function NumberField({ label, value, min, max, onChange, hint, isBare }: NumberFieldProps) {
  const id = useId();
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const isGood = (candidate: string): boolean =>
    /^-?\d+$/.test(candidate) && Number(candidate) >= min && Number(candidate) <= max;
  return (
    <div className={css.choice}>
      <label htmlFor={id} className={isBare ? "visually-hidden" : css.choiceLabel}>
        {label}
      </label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        value={text}
        title={hint}
        aria-invalid={!isGood(text)}
        onChange={(event) => {
          setText(event.target.value);
          if (isGood(event.target.value)) onChange(Number(event.target.value));
        }}
        onBlur={() => setText(String(value))}
      />
    </div>
  );
}
