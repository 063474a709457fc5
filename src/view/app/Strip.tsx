/**
 * The strip below the stage: playback, the three sliders that everybody tries first, and a tray with the rest of what moves
 * one through time. On a phone one slider is shown at a time.
 */
import { ChevronDown, Ellipsis } from "lucide";
import { useEffect, useId, useRef, useState } from "react";
import { fetched } from "../failures/index.ts";
import { useMessages } from "../i18n/index.ts";
import { PaceSlider } from "../settings/PaceSlider.tsx";
import { PlateSlider } from "../settings/PlateSlider.tsx";
import { Speed } from "../transport/Speed.tsx";
import { Transport } from "../transport/Transport.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import css from "./Strip.module.css";

const TimeTools = fetched(() => import("../transport/TimeTools.tsx"));

const SLIDERS = ["plate", "bakers", "eaters", "speed"] as const;
type SliderName = (typeof SLIDERS)[number];

export function Strip() {
  const messages = useMessages();
  const [shown, show] = useState<SliderName>("plate");
  return (
    <div className={css.strip}>
      <div className={css.playback}>
        <Transport />
        <More />
      </div>
      <section className={css.sliders} aria-label={messages.controls} id="settings" tabIndex={-1} data-shown={shown}>
        <div className={css.tabs}>
          {SLIDERS.map((name) => (
            <button key={name} type="button" aria-pressed={name === shown} onClick={() => show(name)}>
              {messages.sliderTabs[name]}
            </button>
          ))}
        </div>
        <div data-slider="plate">
          <PlateSlider />
        </div>
        <div data-slider="bakers">
          <PaceSlider role="baker" />
        </div>
        <div data-slider="eaters">
          <PaceSlider role="eater" />
        </div>
        <div data-slider="speed">
          <Speed />
        </div>
      </section>
    </div>
  );
}

/** The tray above the strip. It opens over the stage, and moves nothing. */
function More() {
  const messages = useMessages();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const close = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || !frame.current?.contains(document.activeElement)) return;
      setOpen(false);
      frame.current.querySelector("button")?.focus();
    };
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, [isOpen]);
  return (
    <div ref={frame} className={css.more}>
      <IconButton
        icon={isOpen ? ChevronDown : Ellipsis}
        label={messages.more}
        onClick={() => setOpen(!isOpen)}
        isPressed={isOpen}
        hasText
      />
      {isOpen && (
        <div id={id} className={css.tray}>
          <TimeTools />
        </div>
      )}
    </div>
  );
}
