/**
 * Presenting to a class: the page without its settings, the keys of a remote, a light on one thing, a pen, and a screen that
 * goes blank. The stage, the program and the loop are in sight together; what was open before comes back afterwards.
 */
import { Eraser, Lightbulb, LightbulbOff, MonitorOff, Pencil, X } from "lucide";
import { useEffect, useRef, useState } from "react";
import { CONDITIONS, firstMatch } from "../../replay/index.ts";
import type { KitchenStore } from "../../store/index.ts";
import { usePresentWords } from "../i18n/use-present-words.ts";
import { useTimeWords } from "../i18n/use-time-words.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useKitchenStore } from "../use-kitchen.ts";
import { Pen } from "./Pen.tsx";
import "./projector.css";
import css from "./present.module.css";
import { Spotlight } from "./Spotlight.tsx";

type Tool = "spotlight" | "pen";

export default function Present() {
  const words = usePresentWords();
  const { untilKinds } = useTimeWords();
  const store = useKitchenStore();
  const [tool, setTool] = useState<Tool | null>(null);
  const [isBlank, setBlank] = useState(false);
  const leave = (): void => store.getState().setLook("usual");
  const take = (one: Tool): void => setTool((now) => (now === one ? null : one));
  useFullScreen(leave);
  useKeys((key) => {
    if (isBlank) {
      setBlank(false);
      return true;
    }
    const number = CONDITIONS[Number(key) - 1];
    const actions: Record<string, () => void> = {
      PageDown: () => goOn(store, 1),
      PageUp: () => goOn(store, -1),
      ".": () => setBlank(true),
      s: () => take("spotlight"),
      d: () => take("pen"),
      Escape: tool ? () => setTool(null) : leave,
      ...(number && {
        [key]: () => {
          const { playUntil } = store.getState();
          playUntil(number, (recording, from, to) => firstMatch(recording, { until: number }, from, to));
        },
      }),
    };
    actions[key]?.();
    return key in actions;
  });
  return (
    <section className={css.bar} aria-label={words.bar}>
      <IconButton
        icon={tool === "spotlight" ? LightbulbOff : Lightbulb}
        label={words.spotlight}
        onClick={() => take("spotlight")}
        isPressed={tool === "spotlight"}
        keys="S"
        hasText
      />
      <IconButton
        icon={tool === "pen" ? Eraser : Pencil}
        label={words.pen}
        onClick={() => take("pen")}
        isPressed={tool === "pen"}
        keys="D"
        hasText
      />
      <IconButton icon={MonitorOff} label={words.blank} onClick={() => setBlank(true)} keys="." hasText />
      <p className={css.help} role="status">
        {tool === "spotlight" ? words.spotlightHelp : tool === "pen" ? words.penHelp : ""}
      </p>
      {!tool && (
        <ol className={css.until} aria-label={words.untilKeys}>
          {CONDITIONS.map((kind, i) => (
            <li key={kind}>
              <kbd>{i + 1}</kbd> {untilKinds[kind]}
            </li>
          ))}
        </ol>
      )}
      <IconButton icon={X} label={words.leave} onClick={leave} keys="Escape" hasText />
      {tool === "spotlight" && <Spotlight />}
      {tool === "pen" && <Pen />}
      {isBlank && (
        <button type="button" className={css.blank} onClick={() => setBlank(false)}>
          <span className="visually-hidden">{words.isBlank}</span>
        </button>
      )}
    </section>
  );
}

/** A remote's keys: a beat of the lesson that is going on, or a step. */
function goOn(store: KitchenStore, direction: 1 | -1): void {
  const { learning, step } = store.getState();
  const button = direction > 0 ? "[data-learning] button.primary" : "#beat-back";
  const ofLesson = learning ? document.querySelector<HTMLButtonElement>(button) : null;
  if (ofLesson) ofLesson.click();
  else step(direction);
}

/** Every key first; `act` says whether it was one of its own. */
function useKeys(act: (key: string) => boolean): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      const { target } = event;
      if (target instanceof HTMLInputElement && target.type === "text") return;
      if (!latest.current(event.key.length === 1 ? event.key.toLowerCase() : event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, []);
}

/** The whole screen, where the browser gives it; whoever leaves that leaves presenting. */
function useFullScreen(onLeave: () => void): void {
  const latest = useRef(onLeave);
  latest.current = onLeave;
  useEffect(() => {
    let wasWhole = false;
    const note = (): void => {
      if (wasWhole && !document.fullscreenElement) latest.current();
      wasWhole = document.fullscreenElement !== null;
    };
    document.addEventListener("fullscreenchange", note);
    // Refused in a frame, or to whom opened a link: it presents in the window then.
    void document.documentElement.requestFullscreen?.().catch(() => {});
    return () => {
      document.removeEventListener("fullscreenchange", note);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
    };
  }, []);
}
