/**
 * The head of the page: its name, the kitchen chosen, and what concerns the page itself.
 */
import { PRESET_GROUPS, type PresetId } from "../../bakery/index.ts";
import { fetched } from "../failures/index.ts";
import { useMessages } from "../i18n/index.ts";
import { Wordmark } from "../stage/art/index.ts";
import { Choice } from "../ui/Choice.tsx";
import { useActions, useKitchen, useKitchenParts } from "../use-kitchen.ts";
import css from "./Header.module.css";
import { PageControls } from "./PageControls.tsx";

const Dialogs = fetched(() => import("./Dialogs.tsx"));
const Shelf = fetched(() => import("../learn/Shelf.tsx"));

export type OpenDialog = "keys" | "about" | "share" | "take" | "lessons";

interface HeaderProps {
  readonly dialog: OpenDialog | null;
  readonly onDialog: (dialog: OpenDialog | null) => void;
}

export function Header({ dialog, onDialog }: HeaderProps) {
  const messages = useMessages();
  const { locked, hidden, hasChosen } = useKitchenParts(({ locked, hidden, opened }) => ({
    locked,
    hidden,
    hasChosen: Boolean(opened?.lessons || opened?.questions),
  }));
  return (
    <header className={css.header}>
      <h1 className={css.brand}>
        <Wordmark />
        <span>{messages.appName}</span>
        <small>{messages.tagline}</small>
      </h1>
      {!hidden.includes("kitchens") && <PresetChoice isLocked={locked.includes("kitchens")} />}
      <nav className={css.pageControls} aria-label={messages.page}>
        <PageControls
          onDialog={onDialog}
          hasLessons={!hidden.includes("kitchens") && (!locked.includes("kitchens") || hasChosen)}
        />
      </nav>
      {dialog === "lessons" && <Shelf onClose={() => onDialog(null)} />}
      {dialog && dialog !== "lessons" && (
        <Dialogs key={dialog} dialog={dialog} onClose={() => onDialog(null)} onTake={() => onDialog("take")} />
      )}
    </header>
  );
}

function PresetChoice({ isLocked }: { isLocked: boolean }) {
  const messages = useMessages();
  const { choose, learn } = useActions();
  const preset = useKitchen((state) => state.preset ?? "custom");
  const own = preset === "custom" ? ([{ value: preset, text: messages.presetCustom }] as const) : [];
  const groups = (Object.keys(PRESET_GROUPS) as (keyof typeof PRESET_GROUPS)[]).map((group) => ({
    label: messages.presetGroups[group],
    options: PRESET_GROUPS[group].map((id) => ({ value: id, text: messages.presets[id] })),
  }));
  return (
    <div className={css.preset} inert={isLocked} data-locked={isLocked || undefined}>
      <Choice<PresetId | "custom">
        label={messages.presetLabel}
        isBare
        options={own}
        groups={groups}
        value={preset}
        onChange={(value) => {
          if (value === "custom") return;
          learn(null);
          choose(value);
        }}
      />
    </div>
  );
}
