/**
 * One person's settings: name, pace, how steady, and the way home.
 */
import { LogOut, OctagonX } from "lucide";
import { memo, useEffect, useRef, useState } from "react";
import { isValid, LIMITS, type Member, type Role, scenarioOf } from "../../bakery/index.ts";
import { labelOf } from "../../replay/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { usePeopleWords } from "../i18n/use-people-words.ts";
import { colourOf } from "../stage/people.ts";
import { Choice } from "../ui/Choice.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { NumberField } from "../ui/NumberField.tsx";
import { Slider } from "../ui/Slider.tsx";
import { secondsSteps } from "../ui/slider-steps.ts";
import { useActions, useKitchen, useKitchenStore } from "../use-kitchen.ts";
import { HabitChoice } from "./HabitChoice.tsx";
import css from "./PersonCard.module.css";
import { kindOf, meanOf, type PaceKind, paceOf } from "./paces.ts";

interface PersonCardProps {
  readonly role: Role;
  readonly index: number;
  readonly member: Member;
  /** The last of a role has to stay. */
  readonly canLeave: boolean;
}

export const PersonCard = memo(function PersonCard({ role, index, member, canLeave }: PersonCardProps) {
  const messages = useMessages();
  const words = usePeopleWords();
  const { edit } = useActions();
  const { pace } = useFormats();
  const card = useRef<HTMLLIElement>(null);
  const task = useKitchen(
    ({ scene }) => scene.people.find((one) => one.role === role && one.index === index)?.task ?? -1,
  );
  const label = useKitchen(({ scene }) => labelOf(scene.people, task));
  const isSelected = useKitchen((state) => state.selected === task && task >= 0);
  const order = useKitchen(({ settings }) => settings.order);
  const { name, seconds } = member;
  const kind = kindOf(seconds);
  useEffect(() => {
    if (isSelected) card.current?.focus();
  }, [isSelected]);
  const setPace = (next: PaceKind, mean: number): void =>
    edit({ kind: "pace", role, index, seconds: paceOf(next, mean) });
  return (
    <li ref={card} tabIndex={-1} className={css.card} data-selected={isSelected || undefined}>
      <span className={css.chip} style={{ background: colourOf({ role, index }) }} aria-hidden="true">
        {task >= 0 ? label : name.slice(0, 1)}
      </span>
      <NameField name={name} onRename={(next) => edit({ kind: "rename", role, index, name: next })} />
      <Acts role={role} index={index} name={name} task={task} canLeave={canLeave} />
      <div className={css.cardPace}>
        <Slider
          label={words.paceOf(name)}
          isBare
          values={secondsSteps(meanOf(seconds))}
          value={meanOf(seconds)}
          format={(mean) => pace(mean === meanOf(seconds) ? seconds : paceOf(kind, mean))}
          onChange={(mean) => setPace(kind, mean)}
          initial={role === "baker" ? 0.5 : 1}
          hint={messages.resetHint}
        />
        <Choice<PaceKind>
          label={words.paceKindOf(name)}
          isBare
          options={(["fixed", "uniform", "exponential"] as const).map((value) => ({
            value,
            text: words.paceKinds[value],
          }))}
          value={kind}
          onChange={(next) => setPace(next, meanOf(seconds))}
        />
      </div>
      {isSelected && <AsTask role={role} task={task} />}
      {role !== "topper" && <HabitChoice role={role} index={index} member={member} />}
      {role === "baker" && order === "priority" && <PriorityField index={index} member={member} />}
    </li>
  );
});

/** What somebody stands for in asyncio, and where that is now. */
function AsTask({ role, task }: { role: Role; task: number }) {
  const words = usePeopleWords();
  const state = useKitchen(({ scene }) => scene.people[task]?.state ?? "gone");
  return (
    <p className={css.asTask}>
      {words.asTask[role]} {words.taskStates[state]}
    </p>
  );
}

interface ActsProps {
  readonly role: Role;
  readonly index: number;
  readonly name: string;
  readonly task: number;
  readonly canLeave: boolean;
}

/** What one can do to somebody: cancel their task, or send them home. */
function Acts({ role, index, name, task, canLeave }: ActsProps) {
  const words = usePeopleWords();
  const { edit } = useActions();
  const acts = useRef<HTMLSpanElement>(null);
  const isOver = useKitchen(({ scene }) => ["gone", "trouble"].includes(scene.people[task]?.state ?? "gone"));
  return (
    <span ref={acts} className={css.acts}>
      <IconButton
        icon={OctagonX}
        label={words.cancelNow(name)}
        onClick={() => edit({ kind: "cancel", role, index })}
        isDisabled={isOver}
      />
      <IconButton
        icon={LogOut}
        label={canLeave ? words.removePerson(name) : words.lastOne}
        onClick={() => {
          const { nextElementSibling, previousElementSibling } = acts.current?.closest("li") ?? {};
          (nextElementSibling ?? previousElementSibling)?.querySelector("input")?.focus();
          edit({ kind: "dismiss", role, index });
        }}
        isDisabled={!canLeave}
      />
    </span>
  );
}

function NameField({ name, onRename }: { name: string; onRename: (name: string) => void }) {
  const words = usePeopleWords();
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const isGood = isValid("name", text);
  // Asks the field itself: some input methods finish a word and press Enter before it is drawn again.
  const finish = (typed: string): void => {
    if (!isValid("name", typed)) setText(name);
    else if (typed !== name) onRename(typed);
  };
  return (
    <span className={css.cardName}>
      <input
        type="text"
        aria-label={words.nameOf(name)}
        aria-invalid={!isGood}
        maxLength={LIMITS.nameLength}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={(event) => finish(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) finish(event.currentTarget.value);
          if (event.key === "Escape") setText(name);
        }}
      />
      <span role="status">{isGood ? "" : words.badName}</span>
    </span>
  );
}

/** Priorities are part of a scenario, not of a running kitchen: another one starts it again. */
function PriorityField({ index, member }: { index: number; member: Member }) {
  const words = usePeopleWords();
  const store = useKitchenStore();
  const change = (priority: number): void => {
    const { settings, begin } = store.getState();
    const bakers = settings.bakers.map((baker, i) => (i === index ? { ...baker, priority } : baker));
    begin(scenarioOf({ ...settings, bakers }));
  };
  return (
    <NumberField
      label={words.priority}
      value={member.priority}
      min={-LIMITS.priority}
      max={LIMITS.priority}
      onChange={change}
      hint={words.orderHelp}
    />
  );
}
