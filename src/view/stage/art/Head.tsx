// Owns heads: hair, face, and how a mood shows on it. Drawn around (40, 35) in the figure's own units.
// Leaves hats, bodies and hands to Clothes and Figure, the shapes of hair to hair.ts.
import { memo, useCallback } from "react";
import type { Beat } from "./beat.ts";
import { hairs } from "./hair.ts";
import type { Look } from "./looks.ts";
import { Moving } from "./Moving.tsx";
import type { Mood } from "./poses.ts";

const LINE = "var(--art-line)";
// Features lie on skin, not on the page, so they do not follow the theme.
const FEATURE = "#2a1811";

interface HeadProps {
  look: Look;
  hatted: boolean;
}

/** Hair that falls behind the body; drawn first of all. */
export function HairBehind({ look, hatted }: HeadProps) {
  const shape = hairs[look.hair];
  const back = (hatted ? shape.pressed : undefined) ?? shape.back;
  return (
    <>
      {back ? <path d={back} fill={look.hairColour} stroke={LINE} strokeWidth="2" strokeLinejoin="round" /> : null}
      {shape.top && !hatted ? <path d={shape.top} fill={look.hairColour} stroke={LINE} strokeWidth="2" /> : null}
    </>
  );
}

// Brows, eyes and mouth say the mood three times over, so that it carries to the last row.
const brows: Record<Mood, string> = {
  calm: "M30.5 30.6Q33.5 28.8 36.5 30.4M43.5 30.4Q46.5 28.8 49.5 30.6",
  worried: "M29.6 32.4Q33 31.6 36.6 28.4M43.4 28.4Q47 31.6 50.4 32.4",
  alert: "M30 28.4Q33.4 25.6 36.8 27.8M43.2 27.8Q46.6 25.6 50 28.4",
  happy: "M30.5 30Q33.5 27.8 36.5 29.6M43.5 29.6Q46.5 27.8 49.5 30",
  dismayed: "M29.4 31.6Q33 30.4 36.4 27M43.6 27Q47 30.4 50.6 31.6",
  hungry: "M30 31.4Q33.4 30 36.4 28.4M43.6 28.4Q46.6 30 50 31.4",
  chewing: "M30.5 30Q33.5 27.6 36.5 29.4M43.5 29.4Q46.5 27.6 49.5 30",
  reading: "M30 30.2Q33.4 28.6 36.8 30.4M43 29.6Q46.4 26.8 49.8 28.8",
  impatient: "M29.8 29.6Q33.4 29.6 36.6 31.6M43.4 29.8Q46.6 26.4 50 28",
  glad: "M30.2 29.4Q33.4 26.6 36.6 28.8M43.4 28.8Q46.6 26.6 49.8 29.4",
  biting: "M30.5 29.4Q33.5 27 36.5 28.8M43.5 28.8Q46.5 27 49.5 29.4",
  puzzled: "M29.8 31.8Q33.2 31.4 36.6 32M43 28Q46.4 24.6 50 26.6",
  startled: "M29.8 27.4Q33.4 23.4 36.8 26M43.2 26Q46.6 23.4 50.2 27.4",
  asleep: "M30.5 31.4Q33.5 30.6 36.5 31.6M43.5 31.6Q46.5 30.6 49.5 31.4",
};

function Eyes({ mood }: { mood: Mood }) {
  if (mood === "asleep") {
    return (
      <path
        d="M30 36.4Q33.4 39.4 36.8 36.4M43.2 36.4Q46.6 39.4 50 36.4"
        fill="none"
        stroke={FEATURE}
        strokeWidth="2.1"
        strokeLinecap="round"
      />
    );
  }
  if (mood === "happy" || mood === "chewing" || mood === "biting") {
    return (
      <path
        d="M30.2 37.4Q33.4 33 36.6 37.4M43.4 37.4Q46.6 33 49.8 37.4"
        fill="none"
        stroke={FEATURE}
        strokeWidth="2.1"
        strokeLinecap="round"
      />
    );
  }
  if (mood === "reading") {
    return (
      <path
        d="M29.4 36.2Q32.4 39.6 35.6 36.6M42.4 36.6Q45.4 39.6 48.6 36.2"
        fill="none"
        stroke={FEATURE}
        strokeWidth="2.1"
        strokeLinecap="round"
      />
    );
  }
  const wide = mood === "alert" || mood === "dismayed" || mood === "startled";
  const dx = mood === "impatient" || mood === "puzzled" ? 1.6 : mood === "hungry" ? -0.8 : mood === "calm" ? 0.5 : 0;
  const dy = mood === "hungry" || mood === "worried" || mood === "puzzled" ? -0.8 : mood === "calm" ? 0.4 : 0;
  const left = 33.4 + dx;
  const right = 46.6 + dx;
  const y = 36.2 + dy;
  return (
    <>
      {wide ? (
        <>
          <circle cx="33.2" cy="36" r="3.9" fill="#fffaf2" stroke={FEATURE} strokeWidth="1" />
          <circle cx="46.8" cy="36" r="3.9" fill="#fffaf2" stroke={FEATURE} strokeWidth="1" />
        </>
      ) : null}
      <ellipse cx={left} cy={y} rx="2.1" ry={wide ? 2.2 : 2.6} fill={FEATURE} />
      <ellipse cx={right} cy={y} rx="2.1" ry={wide ? 2.2 : 2.6} fill={FEATURE} />
      <path
        d={`M${left + 0.6} ${y - 1.1}h.01M${right + 0.6} ${y - 1.1}h.01`}
        stroke="#fffaf2"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </>
  );
}

const openMouth = "M35.6 42.4Q40 41.4 44.4 42.4Q44.2 48 40 48Q35.8 48 35.6 42.4Z";
const lines: Partial<Record<Mood, string>> = {
  calm: "M36 43Q40 46.4 44 43",
  worried: "M35.6 45Q37.4 42.8 39.2 44.4T42.8 44.4T44.8 43.6",
  happy: "M35 42.4Q40 47.6 45 42.4",
  reading: "M36.6 43.6Q39.6 45.8 43 43.6",
  impatient: "M36.4 45.2Q40 43.6 44 44",
  puzzled: "M36 45.4Q39 43 44.4 44.8",
  asleep: "M38 44.4Q40 46 42 44.4",
};

/** A mouth that opens and closes about its middle. */
const chewing = (value: number): string => {
  const open = 0.3 + 0.7 * Math.abs(Math.sin(value * Math.PI));
  return `matrix(1 0 0 ${open.toFixed(3)} 0 ${(43.6 * (1 - open)).toFixed(2)})`;
};

function Mouth({ mood, chew, shade }: { mood: Mood; chew: Beat; shade: string }) {
  const line = lines[mood];
  if (line) return <path d={line} fill="none" stroke={FEATURE} strokeWidth="2" strokeLinecap="round" />;
  if (mood === "chewing") {
    return (
      <>
        <path
          d="M30.4 40.4Q26.4 44 30.8 47.6M49.6 40.4Q53.6 44 49.2 47.6"
          fill="none"
          stroke={shade}
          strokeWidth="1.8"
          strokeLinecap="round"
        />
        <Moving beat={chew} transform={chewing}>
          <ellipse cx="40" cy="43.6" rx="3" ry="2.4" fill="#7a2b23" stroke={FEATURE} strokeWidth="1.4" />
        </Moving>
      </>
    );
  }
  if (mood === "dismayed") {
    return (
      <path
        d="M36.2 47.6Q36 42 40 42Q44 42 43.8 47.6Q40 45.6 36.2 47.6Z"
        fill="#7a2b23"
        stroke={FEATURE}
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
    );
  }
  if (mood === "biting" || mood === "startled") {
    return <ellipse cx="40" cy="45.4" rx="5" ry="4.6" fill="#7a2b23" stroke={FEATURE} strokeWidth="1.6" />;
  }
  if (mood === "alert") {
    return <ellipse cx="40" cy="44.6" rx="2.9" ry="3.1" fill="#7a2b23" stroke={FEATURE} strokeWidth="1.5" />;
  }
  return (
    <>
      <path d={openMouth} fill="#7a2b23" stroke={FEATURE} strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M37.4 46.4Q40 44.2 42.6 46.4Q40 48.4 37.4 46.4Z" fill="#e8847a" />
    </>
  );
}

function Extras({ look }: { look: Look }) {
  switch (look.extra) {
    case "glasses":
      return (
        <path
          d="M28.4 36.2a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M41.6 36.2a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M38.4 35.6Q40 34.4 41.6 35.6M28.4 35.4L25 34.6M51.6 35.4L55 34.6"
          fill="#ffffff"
          fillOpacity="0.18"
          stroke={FEATURE}
          strokeWidth="1.5"
        />
      );
    case "freckles":
      return (
        <path
          d="M29.4 40.6h.01M31.8 42h.01M34 40.6h.01M46 40.6h.01M48.2 42h.01M50.6 40.6h.01"
          stroke={look.shade}
          strokeWidth="1.7"
          strokeLinecap="round"
        />
      );
    case "earrings":
      return <path d="M24 43.4h.01M56 43.4h.01" stroke="#f0c04a" strokeWidth="4.2" strokeLinecap="round" />;
    default:
      return null;
  }
}

// Under the mouth goes the beard, over the lip the moustache, each leaving the mouth to speak.
function Whiskers({ look }: { look: Look }) {
  if (look.extra === "beard") {
    return (
      <path
        d="M24 37C23 49 31 54.5 40 54.5C49 54.5 57 49 56 37C54.4 41 52 42.4 48 41.2Q44 39.6 40 41.2Q36 39.6 32 41.2C28 42.4 25.6 41 24 37Z"
        fill={look.hairColour}
        stroke={LINE}
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
    );
  }
  if (look.extra === "moustache") {
    return (
      <path
        d="M40 40.8C37 38.8 32.6 40.2 30.6 43.4C34 44.6 38 44 40 42.4C42 44 46 44.6 49.4 43.4C47.4 40.2 43 38.8 40 40.8Z"
        fill={look.hairColour}
        stroke={LINE}
        strokeWidth="1"
        strokeLinejoin="round"
      />
    );
  }
  return null;
}

interface FaceProps {
  look: Look;
  mood: Mood;
  beat: Beat;
  /** By so much of a beat the eyes are behind it, so that a row of figures does not blink as one. */
  phase: number;
}

const EYES_AT = 36.2;

export const Head = memo(function Head({ look, mood, beat, phase }: FaceProps) {
  const shape = hairs[look.hair];
  const blink = useCallback(
    (value: number): string =>
      Math.abs(value + phase) % 5 > 4.86
        ? `matrix(1 0 0 0.12 0 ${(EYES_AT * 0.88).toFixed(2)})`
        : "matrix(1 0 0 1 0 0)",
    [phase],
  );
  const puffed = mood === "chewing" || mood === "biting";
  return (
    <>
      {shape.hidesEars ? null : (
        <path
          d="M25 33.5a4 4 0 1 0 0 8M55 33.5a4 4 0 1 1 0 8"
          fill={look.skin}
          stroke={LINE}
          strokeWidth="2"
          strokeLinecap="round"
        />
      )}
      <path
        d={
          puffed
            ? "M40 19.5C50 19.5 56 26 56 34C59 38 58.6 45 54 48C50 50.4 45 51 40 51C35 51 30 50.4 26 48C21.4 45 21 38 24 34C24 26 30 19.5 40 19.5Z"
            : "M40 19.5C50 19.5 56.2 26 56.2 35.5C56.2 45 49 51 40 51C31 51 23.8 45 23.8 35.5C23.8 26 30 19.5 40 19.5Z"
        }
        fill={look.skin}
        stroke={LINE}
        strokeWidth="2"
      />
      <path
        d="M29.4 41.6h.01M50.6 41.6h.01"
        stroke={look.cheek}
        strokeWidth={puffed ? 8 : 6.2}
        strokeLinecap="round"
        opacity="0.55"
      />
      <Whiskers look={look} />
      <path d="M39 38.6Q40.6 40.6 42 38.4" fill="none" stroke={look.shade} strokeWidth="2" strokeLinecap="round" />
      <Moving beat={beat} transform={blink}>
        <Eyes mood={mood} />
      </Moving>
      <Mouth mood={mood} chew={beat} shade={look.shade} />
      <Extras look={look} />
      {shape.front ? (
        <path
          d={shape.front}
          fill={look.hairColour}
          fillRule="evenodd"
          stroke={shape.hairline ? "none" : LINE}
          strokeWidth="2"
          strokeLinejoin="round"
        />
      ) : null}
      {shape.hairline ? (
        <path d={shape.hairline} fill="none" stroke={LINE} strokeWidth="2" strokeLinecap="round" />
      ) : null}
      <path d={brows[mood]} fill="none" stroke={FEATURE} strokeWidth="2" strokeLinecap="round" />
    </>
  );
});
