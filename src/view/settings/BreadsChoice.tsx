/**
 * How many loaves each baker makes.
 */
import { type Breads, LIMITS } from "../../bakery/index.ts";
import { useMessages } from "../i18n/index.ts";
import { Choice } from "../ui/Choice.tsx";
import { NumberField } from "../ui/NumberField.tsx";
import { useActions, useKitchen } from "../use-kitchen.ts";
import css from "./PeoplePanel.module.css";

const USUAL_BREADS = 10;
/** One plateful is offered only where it is so: it ties the loaves to the plate, as the original program does. */
const KINDS = ["plateful", "number", "endless"] as const;

type BreadsKind = "plateful" | "number" | "endless";

export function BreadsChoice() {
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
        options={KINDS.filter((one) => one !== "plateful" || kind === one).map((value) => ({
          value,
          text: messages.breadsKinds[value],
        }))}
        value={kind}
        onChange={(value) => choose(value === "number" ? USUAL_BREADS : value)}
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
