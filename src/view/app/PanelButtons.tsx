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
  Stethoscope,
} from "lucide";
import { useMessages } from "../i18n/index.ts";
import { askFor, openerOf } from "../ui/asked-panel.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions, useKitchen } from "../use-kitchen.ts";

const PANEL_BUTTONS = [
  { panel: "people", icon: SlidersHorizontal, label: "showPeople" },
  { panel: "timeline", icon: ChartGantt, label: "showTimeline" },
  { panel: "numbers", icon: Sigma, label: "showNumbers" },
  { panel: "log", icon: MessageSquareText, label: "showLog" },
  { panel: "doctor", icon: Stethoscope, label: "showDoctor" },
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
          id={openerOf(panel)}
          icon={icon}
          label={messages[label]}
          onClick={() => {
            if (!panels.includes(panel)) askFor(panel);
            togglePanel(panel);
          }}
          isPressed={panels.includes(panel)}
          hasText
        />
      ))}
    </>
  );
}
