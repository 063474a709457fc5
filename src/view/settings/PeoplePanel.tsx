/**
 * People and plate: one card a person with name and pace, hiring and sending home, and the settings seldom needed.
 */
import { UserPlus } from "lucide";
import { LIMITS, NAMES, ORDERS, type Order, type Role, rosterOf, scenarioOf } from "../../bakery/index.ts";
import { useMessages } from "../i18n/index.ts";
import { usePeopleWords } from "../i18n/use-people-words.ts";
import { Choice } from "../ui/Choice.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { NumberField } from "../ui/NumberField.tsx";
import { Panel } from "../ui/Panel.tsx";
import { useActions, useKitchen, useKitchenParts } from "../use-kitchen.ts";
import { BreadsChoice } from "./BreadsChoice.tsx";
import { EndingChoice } from "./EndingChoice.tsx";
import css from "./PeoplePanel.module.css";
import { PersonCard } from "./PersonCard.tsx";

export default function PeoplePanel() {
  const words = usePeopleWords();
  return (
    <Panel name="people" title={words.people}>
      <div className={css.body}>
        <Roster role="baker" />
        <Roster role="eater" />
        <SeldomNeeded />
      </div>
    </Panel>
  );
}

/** The picture draws no more people than this either; a thousand cards would only slow the page. */
const MOST_CARDS = 60;

function Roster({ role }: { role: Role }) {
  const messages = useMessages();
  const words = usePeopleWords();
  const { edit } = useActions();
  const members = useKitchen(({ settings }) => settings[rosterOf(role)]);
  const present = members.flatMap((member, index) => (member.isDismissed ? [] : [{ member, index }]));
  const last = present.at(-1)?.member;
  const hire = (): void => {
    const taken = new Set(members.map((member) => member.name));
    const name = NAMES[role].find((one) => !taken.has(one)) ?? `${messages.roles[role]} ${members.length + 1}`;
    edit({ kind: "hire", role, name, seconds: last?.seconds ?? 1, breads: last?.breads ?? "endless" });
  };
  return (
    <section>
      <h3>
        {role === "baker" ? messages.bakers : messages.eaters} <small>{present.length}</small>
      </h3>
      <ul className={css.cards}>
        {present.slice(0, MOST_CARDS).map(({ member, index }) => (
          <PersonCard key={index} role={role} index={index} member={member} canLeave={present.length > 1} />
        ))}
      </ul>
      {present.length > MOST_CARDS && <p>{messages.moreOf(present.length - MOST_CARDS)}</p>}
      <IconButton
        icon={UserPlus}
        label={role === "baker" ? words.addBaker : words.addEater}
        onClick={hire}
        isDisabled={present.length >= LIMITS.people}
        hasText
      />
      {role === "baker" && <BreadsChoice />}
    </section>
  );
}

function SeldomNeeded() {
  const messages = useMessages();
  const words = usePeopleWords();
  const { begin } = useActions();
  const { settings } = useKitchenParts(({ settings }) => ({ settings }));
  const scenario = scenarioOf(settings);
  return (
    <section className={css.seldom}>
      <h3>{messages.plate}</h3>
      <Choice<Order>
        label={words.order}
        options={ORDERS.map((value) => ({ value, text: words.orders[value] }))}
        value={settings.order}
        onChange={(order) => begin({ ...scenario, plate: { ...scenario.plate, order } })}
        hint={words.orderHelp}
      />
      <EndingChoice />
      <NumberField
        label={words.seed}
        value={settings.seed}
        min={0}
        max={LIMITS.seed}
        onChange={(seed) => begin({ ...scenario, seed })}
        hint={words.seedHelp}
      />
    </section>
  );
}
