/**
 * The pace of all bakers, or of all eaters, on a slider.
 */
import { type Member, type Role, rosterOf } from "../../bakery/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { Slider } from "../ui/Slider.tsx";
import { secondsSteps } from "../ui/slider-steps.ts";
import { useActions, useKitchen } from "../use-kitchen.ts";
import { kindOf, meanOf, paceOf } from "./paces.ts";

const USUAL = { baker: 0.5, eater: 1 } as const;

export function PaceSlider({ role }: { role: Role }) {
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
    <Slider
      label={role === "baker" ? messages.bakersPace : messages.eatersPace}
      values={secondsSteps(value)}
      value={value}
      format={format}
      onChange={(seconds) => edit({ kind: "pace", role, seconds: paceOf(isMixed ? "fixed" : kindOf(first), seconds) })}
      initial={USUAL[role]}
      hint={messages.resetHint}
    />
  );
}

/** The middle one of their paces, for a slider that moves them all. */
function middle(people: readonly Member[]): number {
  const means = people.map((member) => meanOf(member.seconds)).sort((a, b) => a - b);
  return means[means.length >> 1] ?? 1;
}
