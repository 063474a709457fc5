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

const USUAL = { baker: 0.5, topper: 0.5, eater: 1 } as const;

/** `stage` says which toppers of a line. */
export function PaceSlider({ role, stage = 0 }: { role: Role; stage?: number }) {
  const messages = useMessages();
  const { edit } = useActions();
  const { pace } = useFormats();
  const members = useKitchen(({ settings }) => settings[rosterOf(role)]);
  const stages = useKitchen(({ settings }) => settings.furtherPlates.length);
  const { number: whole } = useFormats();
  const people = members.filter((member) => !member.isDismissed && member.stage === stage);
  const first = people[0]?.seconds ?? USUAL[role];
  const isMixed = people.some((member) => JSON.stringify(member.seconds) !== JSON.stringify(first));
  const value = isMixed ? middle(people) : meanOf(first);
  const format = (seconds: number): string =>
    isMixed
      ? messages.paceMixed(pace(seconds))
      : messages.paceValue(pace(seconds === value ? first : paceOf(kindOf(first), seconds)));
  return (
    <Slider
      label={
        role === "topper" && stages > 1
          ? messages.toppersPaceOf(whole(stage + 1))
          : { baker: messages.bakersPace, topper: messages.toppersPace, eater: messages.eatersPace }[role]
      }
      values={secondsSteps(value)}
      value={value}
      format={format}
      onChange={(seconds) =>
        edit({
          kind: "pace",
          role,
          ...(role === "topper" && { stage }),
          seconds: paceOf(isMixed ? "fixed" : kindOf(first), seconds),
        })
      }
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
