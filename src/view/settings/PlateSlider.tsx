/**
 * How many loaves the plate holds: on a slider up to twenty and at its end without limit, in a field any number. It sets
 * the queue's `maxsize` and nothing else.
 */
import { LIMITS, plateAt } from "../../bakery/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { NumberField } from "../ui/NumberField.tsx";
import { Slider } from "../ui/Slider.tsx";
import { NO_LIMIT, sizeSteps } from "../ui/slider-steps.ts";
import { useActions, useKitchen } from "../use-kitchen.ts";
import css from "./sliders.module.css";

const USUAL_SIZE = 6;

/** `place` says which plate of a line. */
export function PlateSlider({ place = 0 }: { place?: number }) {
  const messages = useMessages();
  const { edit } = useActions();
  const { number: whole } = useFormats();
  const isLine = useKitchen(({ settings }) => settings.furtherPlates.length > 0);
  const maxsize = useKitchen(({ settings }) => {
    const { bounded, size } = plateAt(settings, place);
    return bounded ? size : NO_LIMIT;
  });
  const size = useKitchen(({ settings }) => plateAt(settings, place).size);
  const set = (value: number): void => edit({ kind: "plate", maxsize: value, ...(place > 0 && { plate: place }) });
  return (
    <div className={css.withField}>
      <Slider
        label={isLine ? messages.plateSizeOf(whole(place + 1)) : messages.plateSize}
        values={sizeSteps(maxsize)}
        value={maxsize}
        format={(value) => (value === NO_LIMIT ? messages.noLimit : messages.breadsValue(value))}
        onChange={set}
        initial={USUAL_SIZE}
        hint={messages.resetHint}
      />
      <NumberField
        label={messages.otherSize}
        hint={messages.otherSize}
        isBare
        value={size}
        min={1}
        max={LIMITS.size}
        onChange={set}
      />
    </div>
  );
}
