/**
 * The settings that everybody tries first: the size of the plate, whether it holds no more than that, both paces, and
 * how many loaves each baker makes. They act at once on the running kitchen.
 */
import type { ReactNode } from "react";
import { useMessages } from "../i18n/index.ts";
import { Switch } from "../ui/Switch.tsx";
import { useActions, useKitchen } from "../use-kitchen.ts";
import { BreadsChoice } from "./BreadsChoice.tsx";
import css from "./MainSettings.module.css";
import { PaceSlider } from "./PaceSlider.tsx";
import { PlateSlider } from "./PlateSlider.tsx";

export function MainSettings({ children }: { children: ReactNode }) {
  const messages = useMessages();
  return (
    <section className={css.settings} aria-label={messages.controls} id="settings" tabIndex={-1}>
      <PlateSlider />
      <PaceSlider role="baker" />
      <PaceSlider role="eater" />
      <BreadsChoice />
      <BoundedSwitch />
      {children}
    </section>
  );
}

function BoundedSwitch() {
  const messages = useMessages();
  const { edit } = useActions();
  const bounded = useKitchen(({ settings }) => settings.bounded);
  return (
    <Switch
      label={messages.bounded}
      hint={messages.boundedHelp}
      isOn={bounded}
      onChange={(value) => edit({ kind: "bounded", bounded: value })}
    />
  );
}
