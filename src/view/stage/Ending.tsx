/**
 * How a run ends: the closed kitchen, or one in which nothing will ever move again; and what to try next.
 */

import { brokenOf } from "../../lessons/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { askFor } from "../ui/asked-panel.ts";
import { useActions, useKitchen, useKitchenParts } from "../use-kitchen.ts";
import type { Layout } from "./layout.ts";
import css from "./Stage.module.css";
import { suggestionsFor } from "./suggestions.ts";

export default function Ending({ layout }: { layout: Layout }) {
  const messages = useMessages();
  const { seconds } = useFormats();
  const { restart, edit: change, togglePanel } = useActions();
  const hasDoctor = useKitchen((state) => state.panels.includes("doctor"));
  const settings = useKitchen((state) => state.settings);
  // Where one is asked what is wrong, the card does not say it.
  const isAsked = useKitchen(({ preset }) => brokenOf(preset) !== null);
  const { end, eaten, atUs } = useKitchenParts(({ scene, atUs }) => ({
    end: scene.end,
    eaten: scene.eaten,
    atUs: scene.end ? atUs : 0,
  }));
  const error = useKitchen(({ scene, recording }) =>
    scene.end === "failed" ? (recording().worldAt(scene.seq).tasks[0]?.error ?? "") : "",
  );
  if (end === null) return null;
  const titles = { finished: messages.closedTitle, failed: messages.failedTitle, deadlock: messages.stuckTitle };
  const texts = {
    finished: messages.closedText(eaten, seconds(atUs)),
    failed: messages.failedText(error || "CancelledError"),
    deadlock: messages.stuckText,
  };
  return (
    <div className={css.ending} style={{ left: layout.width / 2, top: layout.height * 0.52 }}>
      <h2>{titles[end]}</h2>
      <p>{texts[end]}</p>
      <div>
        {end !== "finished" && !hasDoctor && !isAsked && (
          <button
            type="button"
            className="button"
            onClick={() => {
              askFor("doctor");
              togglePanel("doctor");
            }}
          >
            {messages.why}
          </button>
        )}
        <button type="button" className="button primary" onClick={restart}>
          {messages.bakeAgain}
        </button>
        {(isAsked ? [] : suggestionsFor(settings, end)).map(({ kind, edit }) => (
          <button
            key={kind}
            type="button"
            className="button"
            onClick={() => {
              change(edit);
              restart();
            }}
          >
            {messages.suggestions[kind]}
          </button>
        ))}
      </div>
    </div>
  );
}
