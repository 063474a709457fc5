/**
 * A slider over a list of values: native range, with its value in words beside its name. Double-click puts it back.
 */
import { useId } from "react";
import css from "./ui.module.css";

interface SliderProps {
  readonly label: string;
  /** The values it steps through, ascending. */
  readonly values: readonly number[];
  readonly value: number;
  readonly format: (value: number) => string;
  readonly onChange: (value: number) => void;
  /** What a double-click puts back; the hint says so. */
  readonly initial?: number;
  readonly hint?: string;
  /** Keeps the label for screen readers only. */
  readonly isBare?: boolean;
}

export function Slider({ label, values, value, format, onChange, initial, hint, isBare }: SliderProps) {
  const id = useId();
  const at = nearest(values, value);
  return (
    <div className={css.slider} data-bare={isBare || undefined}>
      <label htmlFor={id} className={isBare ? "visually-hidden" : css.sliderLabel}>
        {label}
      </label>
      {/* Not an output: that would be read out with every change, and the slider says its value itself. */}
      <span className={css.sliderValue} aria-hidden="true">
        {format(value)}
      </span>
      <input
        id={id}
        type="range"
        min={0}
        max={values.length - 1}
        step={1}
        value={at}
        aria-valuetext={format(value)}
        title={hint}
        style={{ "--part": values.length > 1 ? at / (values.length - 1) : 0 } as React.CSSProperties}
        onChange={(event) => onChange(values[Number(event.target.value)] ?? value)}
        onDoubleClick={() => initial !== undefined && onChange(initial)}
      />
    </div>
  );
}

/** The place of the value in the list, or of the one next to it. */
function nearest(values: readonly number[], value: number): number {
  let best = 0;
  values.forEach((one, i) => {
    if (Math.abs(one - value) < Math.abs((values[best] ?? 0) - value)) best = i;
  });
  return best;
}
