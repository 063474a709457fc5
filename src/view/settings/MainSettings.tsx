/**
 * The settings that everybody tries first: the size of the plate, whether it holds no more than that, both paces, and
 * how many loaves each baker makes. They act at once on the running kitchen.
 */
import type { ReactNode } from "react";
import type { Breads, Member, Role } from "../../bakery/index.ts";
import { LIMITS, rosterOf } from "../../bakery/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { Choice } from "../ui/Choice.tsx";
import { NumberField } from "../ui/NumberField.tsx";
import { Slider } from "../ui/Slider.tsx";
import { Switch } from "../ui/Switch.tsx";
import { secondsSteps, sizeSteps } from "../ui/slider-steps.ts";
import { useActions, useKitchen } from "../use-kitchen.ts";
import css from "./MainSettings.module.css";
import { kindOf, meanOf, paceOf } from "./paces.ts";

const USUAL = { size: 6, baker: 0.5, eater: 1, breads: 10 } as const;

export function MainSettings({ children }: { children: ReactNode }) {
  const messages = useMessages();
  return (
    <section className={css.settings} aria-label={messages.controls} id="settings" tabIndex={-1}>
      <PlateSettings />
      <RolePace role="baker" label={messages.bakersPace} />
      <RolePace role="eater" label={messages.eatersPace} />
      <BreadsChoice />
      <BoundedSwitch />
      {children}
    </section>
  );
}

function PlateSettings() {
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
        initial={USUAL.size}
        hint={messages.resetHint}
      />
    </div>
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

function RolePace({ role, label }: { role: Role; label: string }) {
  const messages = useMessages();
  const { edit } = useActions();
  const { pace } = useFormats();
  const members = useKitchen(({ settings }) => settings[rosterOf(role)]);
  const people = members.filter((member) => !member.isDismissed);
  const first = people[0]?.seconds ?? USUAL[role];
  const isMixed = people.some((member) => JSON.stringify(member.seconds) !== JSON.stringify(first));
  const value = isMixed ? middle(people) : meanOf(first);
  const format = (seconds: number): string =>
    isMixed
      ? messages.paceMixed(pace(seconds))
      : messages.paceValue(pace(seconds === value ? first : paceOf(kindOf(first), seconds)));
  return (
    <div className={css.group}>
      <Slider
        label={label}
        values={secondsSteps(value)}
        value={value}
        format={format}
        onChange={(seconds) =>
          edit({ kind: "pace", role, seconds: paceOf(isMixed ? "fixed" : kindOf(first), seconds) })
        }
        initial={USUAL[role]}
        hint={messages.resetHint}
      />
    </div>
  );
}

/** The middle one of their paces, for a slider that moves them all. */
function middle(people: readonly Member[]): number {
  const means = people.map((member) => meanOf(member.seconds)).sort((a, b) => a - b);
  return means[means.length >> 1] ?? 1;
}

type BreadsKind = "plateful" | "number" | "endless";

function BreadsChoice() {
  const messages = useMessages();
  const { edit } = useActions();
  const breads = useKitchen(
    ({ settings }) => settings.bakers.find((baker) => !baker.isDismissed)?.breads ?? "plateful",
  );
  const kind: BreadsKind = typeof breads === "number" ? "number" : breads;
  const choose = (next: Breads): void => edit({ kind: "breads", breads: next });
  return (
    <div className={css.breads}>
      <Choice<BreadsKind>
        label={messages.breads}
        options={(["plateful", "number", "endless"] as const).map((value) => ({
          value,
          text: messages.breadsKinds[value],
        }))}
        value={kind}
        onChange={(value) => choose(value === "number" ? USUAL.breads : value)}
      />
      {typeof breads === "number" && (
        <NumberField
          label={messages.breadsNumber}
          isBare
          value={breads}
          min={0}
          max={LIMITS.breads}
          onChange={choose}
        />
      )}
    </div>
  );
}
