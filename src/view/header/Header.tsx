/**
 * The head of the page: its name, the kitchen chosen, and what concerns the page itself.
 */
import { PRESET_IDS, type PresetId } from "../../bakery/index.ts";
import { fetched } from "../failures/index.ts";
import { useMessages } from "../i18n/index.ts";
import { Wordmark } from "../stage/art/index.ts";
import { Choice } from "../ui/Choice.tsx";
import { useActions, useKitchen } from "../use-kitchen.ts";
import css from "./Header.module.css";
import { PageControls } from "./PageControls.tsx";

const Dialogs = fetched(() => import("./Dialogs.tsx"));

export type OpenDialog = "keys" | "about" | "share";

interface HeaderProps {
  readonly dialog: OpenDialog | null;
  readonly onDialog: (dialog: OpenDialog | null) => void;
}

export function Header({ dialog, onDialog }: HeaderProps) {
  const messages = useMessages();
  return (
    <header className={css.header}>
      <h1 className={css.brand}>
        <Wordmark />
        <span>{messages.appName}</span>
        <small>{messages.tagline}</small>
      </h1>
      <PresetChoice />
      <nav className={css.pageControls} aria-label={messages.page}>
        <PageControls onDialog={onDialog} />
      </nav>
      {dialog && <Dialogs dialog={dialog} onClose={() => onDialog(null)} />}
    </header>
  );
}

function PresetChoice() {
  const messages = useMessages();
  const { choose } = useActions();
  const preset = useKitchen((state) => state.preset ?? "custom");
  const options = PRESET_IDS.map((id) => ({ value: id as PresetId | "custom", text: messages.presets[id] }));
  if (preset === "custom") options.push({ value: "custom", text: messages.presetCustom });
  return (
    <div className={css.preset}>
      <Choice
        label={messages.presetLabel}
        isBare
        options={options}
        value={preset}
        onChange={(value) => value !== "custom" && choose(value)}
      />
    </div>
  );
}
