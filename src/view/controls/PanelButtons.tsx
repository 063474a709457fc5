/**
 * The buttons that open and close the panels.
 */
import {
  ChartGantt,
  CodeXml,
  MessageSquareText,
  RefreshCw,
  Sigma,
  SlidersHorizontal,
  SquareTerminal,
} from "lucide-react";
import { useMessages } from "../i18n/index.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { reveal } from "../ui/reveal.ts";
import { useActions, useKitchen } from "../use-kitchen.ts";

const PANEL_BUTTONS = [
  { panel: "people", icon: SlidersHorizontal, label: "showPeople" },
  { panel: "timeline", icon: ChartGantt, label: "showTimeline" },
  { panel: "numbers", icon: Sigma, label: "showNumbers" },
  { panel: "log", icon: MessageSquareText, label: "showLog" },
  { panel: "program", icon: CodeXml, label: "showProgram" },
  { panel: "loop", icon: RefreshCw, label: "showLoop" },
  { panel: "console", icon: SquareTerminal, label: "showConsole" },
] as const;

export function PanelButtons() {
  const messages = useMessages();
  const { togglePanel } = useActions();
  const panels = useKitchen((state) => state.panels);
  return (
    <>
      {PANEL_BUTTONS.map(({ panel, icon, label }) => (
        <IconButton
          key={panel}
          icon={icon}
          label={messages[label]}
          onClick={() => {
            togglePanel(panel);
            if (!panels.includes(panel)) reveal(panel);
          }}
          isPressed={panels.includes(panel)}
          hasText
        />
      ))}
    </>
  );
}
