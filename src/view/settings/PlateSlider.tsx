/**
 * The size of the plate, on a slider.
 */
import { useMessages } from "../i18n/index.ts";
import { Slider } from "../ui/Slider.tsx";
import { sizeSteps } from "../ui/slider-steps.ts";
import { useActions, useKitchen } from "../use-kitchen.ts";
import css from "./MainSettings.module.css";

const USUAL_SIZE = 6;

export function PlateSlider() {
  const messages = useMessages();
  const { edit } = useActions();
  const size = useKitchen(({ settings }) => settings.size);
  return (
    <div className={css.group}>
      <Slider
        label={messages.plateSize}
        values={sizeSteps(size)}
        value={size}
        format={messages.breadsValue}
        onChange={(value) => edit({ kind: "size", size: value })}
        initial={USUAL_SIZE}
        hint={messages.resetHint}
      />
    </div>
  );
}
