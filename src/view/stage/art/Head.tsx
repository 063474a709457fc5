// Owns heads: hair, face, and how a mood shows on it. Drawn around (40, 35) in the figure's own units.
// Leaves hats, bodies and hands to Clothes and Figure. Long because it is a wardrobe: most of it is drawings as data.
import type { MotionValue } from "framer-motion";
import { m } from "framer-motion";
import { useDerived } from "../../ui/use-derived.ts";
import type { Hair, Look } from "./looks.ts";
import type { Mood } from "./poses.ts";

const LINE = "var(--art-line)";
// Features lie on skin, not on the page, so they do not follow the theme.
const FEATURE = "#2a1811";

interface HairShape {
  readonly back?: string;
  /** Replaces `back` where a hat presses the hair down. */
  readonly pressed?: string;
  readonly front?: string;
  /** Where the front flows into the back there is no edge to draw but this one. */
  readonly hairline?: string;
  /** Stands above the head, so a hat takes its place. */
  readonly top?: string;
  readonly hidesEars?: boolean;
}

const parted =
  "M40 17C31 15.5 22.5 21 23.8 38C25.4 32.6 36 29.4 40 22.5C44 29.4 54.6 32.6 56.2 38C57.5 21 49 15.5 40 17Z";

const hairs: Record<Hair, HairShape> = {
  crop: {
    front:
      "M23.6 36C21 20 31 14.5 41 14.5C52 14.5 59 21 56.4 36C55.4 33 54.4 30 52.5 27.4C46 28.4 38 27 34 24.4C32 28.4 26 30 23.6 36Z",
  },
  bob: {
    back: "M40 14.5C23 14.5 19 26 19.4 37C19.4 44 17 48 18.6 51C22 54.6 29 53 31 47H49C51 53 58 54.6 61.4 51C63 48 60.6 44 60.6 37C61 26 57 14.5 40 14.5Z",
    front: "M21 39C19 21 29 15.8 40 15.8C51 15.8 61 21 59 39L56 38C55 31 52 28.6 40 28.6C28 28.6 25 31 24 38Z",
    hairline: "M24 38C25 31 28 28.6 40 28.6C52 28.6 55 31 56 38",
    hidesEars: true,
  },
  long: {
    back: "M40 14.5C22 14.5 19.5 28 19.5 41C19.5 52 15 58 17.5 66C27 70 53 70 62.5 66C65 58 60.5 52 60.5 41C60.5 28 58 14.5 40 14.5Z",
    front:
      "M40 15.8C29 15.4 20.8 22 20.8 41L24 40.4C25.4 33.4 36 30 40 22.5C44 30 54.6 33.4 56 40.4L59.2 41C59.2 22 51 15.4 40 15.8Z",
    hairline: "M24 40.4C25.4 33.4 36 30 40 22.5C44 30 54.6 33.4 56 40.4",
    hidesEars: true,
  },
  ponytail: {
    back: "M50 21C63 13 72 22 69 37C67.5 45 70 49 64 55C61 49 58 41 55 33Z",
    front: "M23.8 36C20.5 21 31 15 42 15.2C53 15.6 59 24 56.2 36C55.4 31 52.5 26.5 48 24C41 29.6 29.5 30 23.8 36Z",
  },
  afro: {
    back: "M40 7C54 7 63.5 17 63.5 30C63.5 43 55 50 40 50C25 50 16.5 43 16.5 30C16.5 17 26 7 40 7Z",
    pressed: "M40 18C56 17 64 26 64 35C64 46 55 51 40 51C25 51 16 46 16 35C16 26 24 17 40 18Z",
    front: "M22 38C20 20 30 16 40 16C50 16 60 20 58 38L56 38C55.4 30 52 26.6 40 26.6C28 26.6 24.6 30 24 38Z",
    hairline: "M24 38C24.6 30 28 26.6 40 26.6C52 26.6 55.4 30 56 38",
    hidesEars: true,
  },
  bald: {
    front:
      "M24.6 41C20.4 37.5 20.8 30.5 25.4 28C27 32 27.2 37 24.6 41ZM55.4 41C59.6 37.5 59.2 30.5 54.6 28C53 32 52.8 37 55.4 41Z",
  },
  curly: {
    back: "M25 47C18.5 48 16 42 19 38C14 34 16 27 21 26.5C19 19 26 14.5 31 16.5C34 10.5 46 10.5 49 16.5C55 14.5 61 19.5 59 26.5C64 27.5 66 34 61 38C64 42 61.5 48 55 47Z",
    front:
      "M25 35.5C21 28 26 22.6 30 24C31 18.4 38 18.4 40 22C43 17.8 50 19.4 50 24C55 23 59 28 55 35.5C54 31.4 51 29.4 48 30.4C45.4 27.4 42.4 27.4 40 30C37.4 27.4 34.4 27.4 32 30.4C29 29.4 26 31.4 25 35.5Z",
    hidesEars: true,
  },
  bun: {
    top: "M40 3C46 3 49 7 49 11C49 15 46 18 40 18C34 18 31 15 31 11C31 7 34 3 40 3Z",
    front: "M23.8 37C21.5 21 31 15.6 40 15.6C49 15.6 58.5 21 56.2 37C54 28.5 48 24.4 40 24.4C32 24.4 26 28.5 23.8 37Z",
  },
  braids: {
    back: "M25 36C16.5 37 14 43 17.5 48C13.5 51 14 57 17.5 59C15 63 17 68 20 69C24 67 25 63 23 59.5C26.5 57 26.5 51.5 23.5 48.5C26 46 27 41 27 38ZM55 36C63.5 37 66 43 62.5 48C66.5 51 66 57 62.5 59C65 63 63 68 60 69C56 67 55 63 57 59.5C53.5 57 53.5 51.5 56.5 48.5C54 46 53 41 53 38Z",
    front: parted,
  },
  tousled: {
    front:
      "M23.6 37C18.5 28 21 20.5 26 19.8C25.6 14.4 31.5 11.4 35 14.2C38 8.6 46 9.6 47.4 14.2C53 11.4 57.6 15.8 56 20C61 23 60.4 31 56.4 37C55.6 32 54 29.4 51.4 26.8C49 30 45 30 43 26.8C40 31 36 31 34 26.8C31.6 30.4 26.6 30.4 23.6 37Z",
  },
  scarf: {
    back: "M40 13.5C20.5 13.5 19 30 20 41C20.6 51 22 57 18 63C27 69 53 69 62 63C58 57 59.4 51 60 41C61 30 59.5 13.5 40 13.5Z",
    front:
      "M40 14C23 14 20 28 21.4 39C23 51 31 57 40 57C49 57 57 51 58.6 39C60 28 57 14 40 14ZM40 22.5C48.4 22.5 53.4 28 53.4 36C53.4 44.5 47.5 49.4 40 49.4C32.5 49.4 26.6 44.5 26.6 36C26.6 28 31.6 22.5 40 22.5Z",
    hidesEars: true,
  },
};

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
};

function Eyes({ mood }: { mood: Mood }) {
  if (mood === "happy" || mood === "chewing") {
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
  const wide = mood === "alert" || mood === "dismayed";
  const dx = mood === "impatient" ? 1.6 : mood === "hungry" ? -0.8 : mood === "calm" ? 0.5 : 0;
  const dy = mood === "hungry" || mood === "worried" ? -0.8 : mood === "calm" ? 0.4 : 0;
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
};

function Mouth({ mood, chew, shade }: { mood: Mood; chew: MotionValue<number>; shade: string }) {
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
        <m.ellipse
          cx="40"
          cy="43.6"
          rx="3"
          ry="2.4"
          fill="#7a2b23"
          stroke={FEATURE}
          strokeWidth="1.4"
          style={{ scaleY: chew }}
        />
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
  chew: MotionValue<number>;
  /** Beats, shifted per person so that a row of figures does not blink as one. */
  beat: MotionValue<number>;
}

export function Head({ look, mood, chew, beat }: FaceProps) {
  const shape = hairs[look.hair];
  const blink = useDerived(beat, (value) => (Math.abs(value) % 5 > 4.86 ? 0.12 : 1));
  const puffed = mood === "chewing";
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
      <m.g style={{ scaleY: blink }}>
        <Eyes mood={mood} />
      </m.g>
      <Mouth mood={mood} chew={chew} shade={look.shade} />
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
}
