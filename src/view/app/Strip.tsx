/**
 * The strip below the stage: playback, the three sliders that everybody tries first, and a tray with the rest of what moves
 * one through time. On a phone one slider is shown at a time.
 */
import { ChevronDown, Ellipsis, Lock } from "lucide";
import { useEffect, useId, useRef, useState } from "react";
import { fetched } from "../failures/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { PaceSlider } from "../settings/PaceSlider.tsx";
import { PlateSlider } from "../settings/PlateSlider.tsx";
import { Speed } from "../transport/Speed.tsx";
import { Transport } from "../transport/Transport.tsx";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Controlled, useKitchen, useKitchenParts } from "../use-kitchen.ts";
import css from "./Strip.module.css";

const TimeTools = fetched(() => import("../transport/TimeTools.tsx"));

/** What the strip has sliders for: of a line each plate and each stage. */
type SliderName = "bakers" | "eaters" | "speed" | `plate ${number}` | `toppers ${number}`;

export function Strip() {
  const messages = useMessages();
  const [chosen, show] = useState<SliderName>("plate 0");
  const further = useKitchen(({ settings }) => settings.furtherPlates.length);
  const { locked, hidden } = useKitchenParts((state) => ({ locked: state.locked, hidden: state.hidden }));
  const { number: whole } = useFormats();
  const numbers = Array.from({ length: further + 1 }, (_, i) => i);
  const names: SliderName[] = [
    ...numbers.map((i) => `plate ${i}` as const),
    "bakers",
    ...numbers.slice(1).map((i) => `toppers ${i - 1}` as const),
    "eaters",
    "speed",
  ];
  const shown = names.includes(chosen) ? chosen : "plate 0";
  const tabOf = (name: SliderName): string => {
    const [kind = "", number] = name.split(" ");
    const text = messages.sliderTabs[kind as keyof typeof messages.sliderTabs];
    const isOneOfMany = kind === "plate" ? further > 0 : further > 1;
    return number !== undefined && isOneOfMany ? `${text} ${whole(Number(number) + 1)}` : text;
  };
  return (
    <div className={css.strip}>
      <div className={css.playback}>
        <Transport />
        {![...hidden, ...locked].includes("time") && <More />}
        {locked.length > 0 && (
          <p className={css.locked}>
            <Icon of={Lock} size={16} /> {messages.lockedByLink}
          </p>
        )}
      </div>
      <section
        className={css.sliders}
        aria-label={messages.controls}
        id="settings"
        tabIndex={-1}
        data-stages={further}
        inert={locked.includes("settings")}
        data-locked={locked.includes("settings") || undefined}
        hidden={hidden.includes("settings")}
      >
        <div className={css.tabs}>
          {names.map((name) => (
            <button key={name} type="button" aria-pressed={name === shown} onClick={() => show(name)}>
              {tabOf(name)}
            </button>
          ))}
        </div>
        {names.map((name) => (
          <div key={name} data-slider={name} data-shown={name === shown || undefined}>
            <Controlled>
              <SliderOf name={name} />
            </Controlled>
          </div>
        ))}
      </section>
    </div>
  );
}

function SliderOf({ name }: { name: SliderName }) {
  const [kind, place] = name.split(" ");
  if (kind === "plate") return <PlateSlider place={Number(place)} />;
  if (kind === "toppers") return <PaceSlider role="topper" stage={Number(place)} />;
  return kind === "speed" ? <Speed /> : <PaceSlider role={kind === "bakers" ? "baker" : "eater"} />;
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
