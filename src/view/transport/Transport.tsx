/**
 * Playback as media players have it: start again, step, play, the position in time. Under it, in words, what
 * has just happened.
 */

import { Pause, Play, RotateCcw, StepBack, StepForward } from "lucide";
import { fetched } from "../failures/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { sentenceText } from "../i18n/sentence-text.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions, useKitchen, useKitchenParts } from "../use-kitchen.ts";
import css from "./Transport.module.css";

export function Transport() {
  const messages = useMessages();
  const { restart, toggle, step } = useActions();
  const { isPlaying, isStart } = useKitchenParts((state) => ({
    isPlaying: state.isPlaying,
    isStart: state.scene.seq === 0,
  }));
  const isHidden = useKitchen(({ hidden }) => hidden.includes("time"));
  const isLocked = useKitchen(({ locked }) => locked.includes("time"));
  return (
    <section
      className={css.transport}
      aria-label={messages.transport}
      data-time={isHidden ? "hidden" : isLocked ? "locked" : undefined}
    >
      <div className={css.buttons}>
        <IconButton icon={RotateCcw} label={messages.restart} onClick={restart} keys="Home" />
        <IconButton
          icon={StepBack}
          label={messages.stepBack}
          onClick={() => step(-1)}
          isDisabled={isStart || isLocked}
          keys="ArrowLeft"
        />
        <IconButton
          icon={isPlaying ? Pause : Play}
          label={isPlaying ? messages.pause : messages.play}
          onClick={toggle}
          isPrimary
          keys="Space"
        />
        <IconButton
          icon={StepForward}
          label={messages.stepForward}
          onClick={() => step(1)}
          isDisabled={isLocked}
          keys="ArrowRight"
        />
      </div>
      {!isHidden && <Position isLocked={isLocked} />}
      <Caption />
    </section>
  );
}

const US_PER_MS = 1000;
const Moments = fetched(() => import("./Moments.tsx"));

function Position({ isLocked }: { isLocked: boolean }) {
  const messages = useMessages();
  const { seek, pause } = useActions();
  const { seconds } = useFormats();
  const { atUs, headUs, fromUs } = useKitchenParts((state) => ({
    atUs: state.atUs,
    headUs: state.headUs,
    fromUs: state.keptFromUs,
  }));
  const fromMs = Math.round(fromUs / US_PER_MS);
  const atMs = Math.round(atUs / US_PER_MS);
  const headMs = Math.max(fromMs + 1, Math.round(headUs / US_PER_MS));
  return (
    <div className={css.position}>
      <div className={css.track}>
        <Moments />
        <input
          type="range"
          data-testid="position"
          disabled={isLocked}
          aria-label={messages.position}
          aria-valuetext={seconds(atUs)}
          min={fromMs}
          max={headMs}
          value={atMs}
          style={{ "--part": (atMs - fromMs) / (headMs - fromMs) } as React.CSSProperties}
          onChange={(event) => {
            pause();
            const wantedMs = Number(event.target.value);
            seek(wantedMs >= headMs ? headUs : wantedMs * US_PER_MS);
          }}
        />
      </div>
      <span className={css.clock} aria-hidden="true">
        {seconds(atUs)}
      </span>
    </div>
  );
}

function Caption() {
  const messages = useMessages();
  const sentence = useKitchen((state) => state.sentence);
  return <p className={css.caption}>{sentence && sentenceText(messages, sentence)}</p>;
}
