/**
 * People and plate: one card a person with name and pace, hiring and sending home, and the settings seldom needed.
 */
import { Minus, Plus, UserPlus } from "lucide";
import {
  LIMITS,
  NAMES,
  ORDERS,
  type Order,
  type Role,
  rosterOf,
  type Scenario,
  scenarioOf,
} from "../../bakery/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { usePeopleWords } from "../i18n/use-people-words.ts";
import { Choice } from "../ui/Choice.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { NumberField } from "../ui/NumberField.tsx";
import { Panel } from "../ui/Panel.tsx";
import { useActions, useKitchen } from "../use-kitchen.ts";
import { BreadsChoice } from "./BreadsChoice.tsx";
import { EndingChoice } from "./EndingChoice.tsx";
import css from "./PeoplePanel.module.css";
import { PersonCard } from "./PersonCard.tsx";

export default function PeoplePanel() {
  const words = usePeopleWords();
  const stages = useKitchen(({ settings }) => settings.furtherPlates.length);
  return (
    <Panel name="people" title={words.people}>
      <div className={css.body}>
        <Roster role="baker" />
        {Array.from({ length: stages }, (_, stage) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its place in the line
          <Roster key={stage} role="topper" stage={stage} />
        ))}
        <Roster role="eater" />
        <LineOfPlates />
        <SeldomNeeded />
      </div>
    </Panel>
  );
}

/** The picture draws no more people than this either; a thousand cards would only slow the page. */
const MOST_CARDS = 60;

/** `stage` says which toppers of a line. */
function Roster({ role, stage = 0 }: { role: Role; stage?: number }) {
  const messages = useMessages();
  const words = usePeopleWords();
  const { edit } = useActions();
  const members = useKitchen(({ settings }) => settings[rosterOf(role)]);
  const present = members.flatMap((member, index) =>
    member.isDismissed || member.stage !== stage ? [] : [{ member, index }],
  );
  const last = present.at(-1)?.member;
  const hire = (): void => {
    const taken = new Set(members.map((member) => member.name));
    const name = NAMES[role].find((one) => !taken.has(one)) ?? `${messages.roles[role]} ${members.length + 1}`;
    const seconds = last?.seconds ?? 1;
    edit({ kind: "hire", role, name, seconds, breads: last?.breads ?? "endless", ...(role === "topper" && { stage }) });
  };
  const { number } = useFormats();
  const title = {
    baker: messages.bakers,
    topper: words.toppersOf(number(stage + 1), number(stage + 2)),
    eater: messages.eaters,
  }[role];
  return (
    <section>
      <h3>
        {title} <small>{present.length}</small>
      </h3>
      {role === "topper" && <p className={css.help}>{words.toppersHelp}</p>}
      <ul className={css.cards}>
        {present.slice(0, MOST_CARDS).map(({ member, index }) => (
          <PersonCard key={index} role={role} index={index} member={member} canLeave={present.length > 1} />
        ))}
      </ul>
      {present.length > MOST_CARDS && <p>{messages.moreOf(present.length - MOST_CARDS)}</p>}
      <IconButton
        icon={UserPlus}
        label={{ baker: words.addBaker, topper: words.addTopper, eater: words.addEater }[role]}
        onClick={hire}
        isDisabled={present.length >= LIMITS.people}
        hasText
      />
      {role === "baker" && <BreadsChoice />}
    </section>
  );
}

const USUAL_TOPPER = { name: NAMES.topper[0], seconds: 0.5 } as const;
const USUAL_PLATE = { size: 2, bounded: true, order: "fifo" } as const;

/** Adds plates to the line, and takes them away. Its plates are part of the program that runs: it starts again. */
function LineOfPlates() {
  const words = usePeopleWords();
  const { begin } = useActions();
  const settings = useKitchen((state) => state.settings);
  const { stages = [], ...scenario } = scenarioOf(settings);
  const change = (next: typeof stages): void => begin({ ...scenario, ...(next.length > 0 && { stages: next }) });
  const taken = new Set(stages.flatMap(({ toppers }) => toppers.map(({ name }) => name)));
  const name = NAMES.topper.find((one) => !taken.has(one)) ?? USUAL_TOPPER.name;
  return (
    <section>
      <h3>{words.line}</h3>
      <p className={css.help}>{words.lineHelp}</p>
      <div className={css.line}>
        <IconButton
          icon={Plus}
          label={words.addPlate}
          onClick={() => change([...stages, { toppers: [{ ...USUAL_TOPPER, name }], plate: USUAL_PLATE }])}
          isDisabled={stages.length === LIMITS.stages}
          hasText
        />
        {stages.length > 0 && (
          <IconButton icon={Minus} label={words.removePlate} onClick={() => change(stages.slice(0, -1))} hasText />
        )}
      </div>
    </section>
  );
}

function SeldomNeeded() {
  const messages = useMessages();
  const words = usePeopleWords();
  const { begin } = useActions();
  const { number } = useFormats();
  const settings = useKitchen((state) => state.settings);
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
      {scenario.stages?.map(({ plate }, stage) => (
        <Choice<Order>
          // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its place in the line
          key={stage}
          label={words.orderOf(number(stage + 2))}
          options={ORDERS.map((value) => ({ value, text: words.orders[value] }))}
          value={plate.order}
          onChange={(order) => begin(withOrder(scenario, stage, order))}
          hint={words.orderHelp}
        />
      ))}
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

const withOrder = (scenario: Scenario, stage: number, order: Order): Scenario => ({
  ...scenario,
  stages: (scenario.stages ?? []).map((one, i) => (i === stage ? { ...one, plate: { ...one.plate, order } } : one)),
});
