/** How fast the kitchen runs, by word and number; with the loop in sight it runs by callback. */
import { FASTEST_BY_CALLBACK, SPEEDS } from "../../store/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { Slider } from "../ui/Slider.tsx";
import { speedSteps } from "../ui/slider-steps.ts";
import { useActions, useKitchenParts } from "../use-kitchen.ts";

export function Speed() {
  const messages = useMessages();
  const { setSpeed } = useActions();
  const { number } = useFormats();
  const { speed, isByCallback } = useKitchenParts(({ speed, panels }) => ({
    speed,
    isByCallback: panels.includes("loop") && speed <= FASTEST_BY_CALLBACK,
  }));
  return (
    <Slider
      label={isByCallback ? messages.speedByCallback : messages.speed}
      values={speedSteps(speed)}
      value={speed}
      format={(value) => `${messages.speedWords[wordOf(value)]} ${number(value)}×`}
      onChange={setSpeed}
      initial={SPEEDS.usual}
      hint={messages.resetHint}
    />
  );
}

function wordOf(speed: number): "slow" | "real" | "fast" | "fastest" {
  if (speed < 1) return "slow";
  if (speed === 1) return "real";
  return speed < 30 ? "fast" : "fastest";
}
