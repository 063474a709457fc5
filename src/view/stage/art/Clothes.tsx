// Owns bodies: legs, what each role wears, hats, and the things hands hold.
// Leaves heads to Head and the placing of arms to the stances in poses.ts.
// Past 300 lines: a wardrobe, most of it drawings as data.
import type { Beat } from "./beat.ts";
import type { Look } from "./looks.ts";
import { Moving } from "./Moving.tsx";
import type { Pose, Role } from "./poses.ts";

const LINE = "var(--art-line)";
const SHIRT = "#fdf8ee";
const COAT = "#94806c";
const SHOE = "#54392b";

const torso = "M29 53Q40 48.5 51 53C58.5 56 60.6 64 61.6 91Q40 96 18.4 91C19.4 64 21.5 56 29 53Z";

/** Someone with a coat on is out of the kitchen in all but the door. */
export function sleeveOf(role: Role, pose: Pose, look: Look): string {
  if (pose === "gone" && role !== "eater") return COAT;
  return role === "eater" || role === "bystander" ? look.cloth : SHIRT;
}

/** A foot that taps about its heel. */
const tapping = (value: number): string =>
  `rotate(${(Math.max(0, Math.sin(value * Math.PI * 2)) * -16).toFixed(2)} 42.6 102.6)`;

export function Legs({ look, beat }: { look: Look; beat: Beat | undefined }) {
  const shoe = { fill: SHOE, stroke: LINE, strokeWidth: 2, strokeLinejoin: "round" } as const;
  const foot = <path d="M57.5 102.6C57.5 98.4 54 96.8 50 96.8H42.6V102.6Z" {...shoe} />;
  return (
    <>
      <path
        d="M26 90H54V99H42V95H38V99H26Z"
        fill={look.trousers}
        stroke={LINE}
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path d="M22.5 102.6C22.5 98.4 26 96.8 30 96.8H37.4V102.6Z" {...shoe} />
      {beat ? (
        <Moving beat={beat} transform={tapping}>
          {foot}
        </Moving>
      ) : (
        foot
      )}
    </>
  );
}

function Label({ text, x, y, size }: { text: string; x: number; y: number; size: number }) {
  // A Chinese character is as wide as it is high; letters of a heavy face about 0.66 of that.
  const ems = Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 1 : 0.66), 0);
  return (
    <text
      x={x}
      y={y}
      dy="0.36em"
      fill="#ffffff"
      fontFamily="var(--font)"
      fontWeight="900"
      fontSize={Math.min(size, 21.5 / Math.max(ems, 0.66))}
      textAnchor="middle"
    >
      {text}
    </text>
  );
}

interface BodyProps {
  role: Role;
  pose: Pose;
  colour: string;
  label: string;
  look: Look;
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one drawing
export function Body({ role, pose, colour, label, look }: BodyProps) {
  const cut = { stroke: LINE, strokeWidth: 2, strokeLinejoin: "round" } as const;
  if (pose === "gone" && role !== "eater") {
    return (
      <>
        <path d={torso} fill={COAT} {...cut} />
        <path d="M33 52L40 60L47 52" fill={SHIRT} {...cut} />
        <path d="M33 51.5L29.5 59L40 66L50.5 59L47 51.5" fill="none" {...cut} />
        <path d="M27 54L48 76" fill="none" stroke={LINE} strokeWidth="5" strokeLinecap="round" />
        <path d="M27 54L48 76" fill="none" stroke={colour} strokeWidth="2.4" strokeLinecap="round" />
        <rect x="28" y="70" width="27" height="21" rx="4.5" fill={colour} {...cut} />
        <Label text={label} x={41.5} y={80.6} size={18} />
      </>
    );
  }
  if (role === "bystander") {
    return (
      <>
        <path d={torso} fill={look.cloth} {...cut} />
        <path d="M33 52L40 60L47 52" fill={SHIRT} {...cut} />
        <path d="M40 60V92" fill="none" stroke={LINE} strokeOpacity="0.5" strokeWidth="1.6" />
        <path d="M44.5 66H55V77Q49.8 80.6 44.5 77Z" fill={colour} {...cut} />
        <Label text={label} x={49.8} y={72} size={9} />
      </>
    );
  }
  if (role === "topper") {
    return (
      <>
        <path d={torso} fill={SHIRT} {...cut} />
        <path d="M31 51.6Q40 60 49 51.6" fill="none" stroke={LINE} strokeWidth="5.4" />
        <path d="M31 51.6Q40 60 49 51.6" fill="none" stroke={colour} strokeWidth="2.6" />
        <path d="M20 70Q40 74 60 70L61.4 92Q40 97 18.6 92Z" fill={colour} {...cut} />
        <path
          d="M20 73.4Q40 77.4 60 73.4"
          fill="none"
          stroke="#ffffff"
          strokeOpacity="0.5"
          strokeWidth="1.5"
          strokeDasharray="2.4 2"
        />
        <Label text={label} x={40} y={85.4} size={17} />
      </>
    );
  }
  if (role === "baker") {
    return (
      <>
        <path d={torso} fill={SHIRT} {...cut} />
        <path d="M33 51.4L30 65M47 51.4L50 65" fill="none" stroke={LINE} strokeWidth="6" strokeLinecap="round" />
        <path d="M33 51.4L30 65M47 51.4L50 65" fill="none" stroke={colour} strokeWidth="3" strokeLinecap="round" />
        <path
          d="M28 64Q40 66.6 52 64L55.4 91.4Q55.2 94.6 52 95Q40 96.6 28 95Q24.8 94.6 24.6 91.4Z"
          fill={colour}
          {...cut}
        />
        <path
          d="M26.6 92.4Q40 94.4 53.4 92.4"
          fill="none"
          stroke="#ffffff"
          strokeOpacity="0.5"
          strokeWidth="1.5"
          strokeDasharray="2.4 2"
        />
        <Label text={label} x={40} y={81.8} size={18.5} />
      </>
    );
  }
  if (role === "eater") {
    return (
      <>
        <path d={torso} fill={look.cloth} {...cut} />
        {pose === "gone" ? (
          <path
            d="M24 88Q40 97 56 88"
            fill="none"
            stroke={LINE}
            strokeOpacity="0.45"
            strokeWidth="2"
            strokeLinecap="round"
          />
        ) : null}
        <path
          d="M27 53.6C22 54.6 18.6 51.4 20.6 48.8C23 46.6 26.6 49.6 28 53ZM53 53.6C58 54.6 61.4 51.4 59.4 48.8C57 46.6 53.4 49.6 52 53Z"
          fill={colour}
          {...cut}
        />
        <path
          d="M25.4 53.4Q40 50 54.6 53.4C58.4 60 58.6 71 54.4 79.4Q52.4 83.6 49.6 80.4Q47.2 86 43.2 82Q40 87.4 36.8 82Q32.8 86 30.4 80.4Q27.6 83.6 25.6 79.4C21.4 71 21.6 60 25.4 53.4Z"
          fill={colour}
          {...cut}
        />
        <path
          d="M27.6 57Q40 54 52.4 57"
          fill="none"
          stroke="#ffffff"
          strokeOpacity="0.5"
          strokeWidth="1.5"
          strokeDasharray="2.4 2"
        />
        <Label text={label} x={40} y={72.4} size={19.5} />
      </>
    );
  }
  return (
    <>
      <path d={torso} fill={SHIRT} {...cut} />
      <path
        d="M29.6 52.6L40 66L50.4 52.6C55.6 56 57.2 66 57.8 89L49 93L40 89.2L31 93L22.2 89C22.8 66 24.4 56 29.6 52.6Z"
        fill={colour}
        {...cut}
      />
      <Label text={label} x={40} y={78.4} size={19} />
      <path d="M40 56.5L31.6 52.2V61ZM40 56.5L48.4 52.2V61Z" fill="#e9b84a" {...cut} />
    </>
  );
}

const toque =
  "M27.6 25.6C26.4 20 27 18 24.6 16.4C18.4 15 18.2 6 26 5.4C29 -0.4 37 -0.6 40 2.6C43 -0.6 51 -0.4 54 5.4C61.8 6 61.6 15 55.4 16.4C53 18 53.6 20 52.4 25.6Q40 21.8 27.6 25.6Z";

interface HatProps {
  role: Role;
  pose: Pose;
  look: Look;
  colour: string;
}

export function Hat({ role, pose, look, colour }: HatProps) {
  if (role === "topper" && pose !== "gone") {
    return (
      <>
        <path
          d="M24.6 26C24 14 31 9.6 40 9.6C49 9.6 56 14 55.4 26Q40 21 24.6 26Z"
          fill={SHIRT}
          stroke={LINE}
          strokeWidth="2"
          strokeLinejoin="round"
        />
        <path
          d="M24.6 26Q40 20.6 55.4 26L55.2 20.8Q40 16 24.8 20.8Z"
          fill={colour}
          stroke={LINE}
          strokeWidth="2"
          strokeLinejoin="round"
        />
      </>
    );
  }
  if (role === "baker" && pose !== "gone") {
    return (
      <g transform={`rotate(${look.tilt} 40 26)`}>
        <path d={toque} fill={SHIRT} stroke={LINE} strokeWidth="2" strokeLinejoin="round" />
        <path
          d="M33 8Q31.4 13 33.6 17.6M47 8Q48.6 13 46.4 17.6"
          fill="none"
          stroke="var(--china-shade)"
          strokeWidth="2.2"
          strokeLinecap="round"
        />
        <path
          d="M25.4 20Q40 15.6 54.6 20Q55.6 24 54.4 28.6Q40 24 25.6 28.6Q24.4 24 25.4 20Z"
          fill={SHIRT}
          stroke={LINE}
          strokeWidth="2"
          strokeLinejoin="round"
        />
      </g>
    );
  }
  if (role === "manager" && pose === "gone") {
    return (
      <>
        <path
          d="M26.4 23C25 8 32 4.6 40 4.6C48 4.6 55 8 53.6 23Z"
          fill="#6a5a52"
          stroke={LINE}
          strokeWidth="2"
          strokeLinejoin="round"
        />
        <path d="M26.2 22.6Q40 19 53.8 22.6L53.6 17.4Q40 14.2 26.4 17.4Z" fill="#e9b84a" />
        <path
          d="M18.6 21.4C20 27.6 30 23.4 40 23.4C50 23.4 60 27.6 61.4 21.4C62.6 30 52 28.4 40 28.4C28 28.4 17.4 30 18.6 21.4Z"
          fill="#6a5a52"
          stroke={LINE}
          strokeWidth="2"
          strokeLinejoin="round"
        />
      </>
    );
  }
  return null;
}

export const wearsHat = (role: Role, pose: Pose) =>
  role === "baker" || role === "topper" ? pose !== "gone" : role === "manager" && pose === "gone";

const steel = "#c9cdd0";

/** Things held in the right hand, drawn before it so that the fingers close over them. */
export function HeldRight({ role, pose }: { role: Role; pose: Pose }) {
  if (role === "eater" && (pose === "hungry" || pose === "ready")) {
    const at = pose === "hungry" ? "translate(66 71)" : "translate(68 45)";
    return (
      <g transform={at} strokeLinecap="round" strokeLinejoin="round" fill="none">
        <path d="M0 12V-14M-5 -25V-18Q-5 -14 0 -14Q5 -14 5 -18V-25M0 -25V-15" stroke={LINE} strokeWidth="5" />
        <path d="M0 12V-14M-5 -25V-18Q-5 -14 0 -14Q5 -14 5 -18V-25M0 -25V-15" stroke={steel} strokeWidth="2.2" />
      </g>
    );
  }
  if (role === "manager" && pose === "closing") {
    return (
      <g transform="translate(68 45)" fill="none" strokeLinejoin="round">
        <path
          d="M0 6V-13M0 -13a5.5 5.5 0 1 1 0.01 0M0 -2H-6M0 4H-5"
          stroke={LINE}
          strokeWidth="6.4"
          strokeLinecap="round"
        />
        <path
          d="M0 6V-13M0 -13a5.5 5.5 0 1 1 0.01 0M0 -2H-6M0 4H-5"
          stroke="#f0c04a"
          strokeWidth="2.8"
          strokeLinecap="round"
        />
      </g>
    );
  }
  if (role === "manager" && pose === "counting") {
    return (
      <g stroke={LINE} strokeWidth="2" strokeLinejoin="round">
        <path d="M62.8 70V46.6L66 39.6L69.2 46.6V70Z" fill="#f0c04a" />
        <path d="M64.6 42.8L66 39.6L67.4 42.8Z" fill="#2a1811" />
      </g>
    );
  }
  if (role === "manager" && pose === "waiting") {
    return (
      <>
        <path d="M52.4 71Q58 82 63 71" fill="none" stroke={LINE} strokeWidth="3.6" strokeLinecap="round" />
        <path d="M52.4 71Q58 82 63 71" fill="none" stroke="#f0c04a" strokeWidth="1.5" strokeLinecap="round" />
      </>
    );
  }
  return null;
}

/** Things held in front of a hand. */
export function HeldFront({ role, pose }: { role: Role; pose: Pose }) {
  if (pose === "working") {
    return <path d="M16 88H64L61 93H19Z" fill="var(--wood)" stroke={LINE} strokeWidth="2" strokeLinejoin="round" />;
  }
  if (role === "manager" && pose === "waiting") {
    return (
      <>
        <path d="M66 48.6h.01" stroke={LINE} strokeWidth="5.4" strokeLinecap="round" />
        <circle cx="66" cy="57" r="7.6" fill="#f0c04a" stroke={LINE} strokeWidth="2" />
        <circle cx="66" cy="57" r="5" fill="#fffaf2" />
        <path d="M66 53.8V57L68.4 58.4" fill="none" stroke="#2a1811" strokeWidth="1.5" strokeLinecap="round" />
      </>
    );
  }
  if (role === "manager" && (pose === "counting" || pose === "trouble")) {
    const at = pose === "counting" ? "translate(15 71) rotate(-10)" : "translate(10 93) rotate(-68)";
    return (
      <g transform={at}>
        <rect x="-9.5" y="-13" width="19" height="26" rx="2.4" fill="#b57b46" stroke={LINE} strokeWidth="2" />
        <rect x="-6.6" y="-9" width="13.2" height="19" fill="#fffaf2" />
        <path d="M-4 -4.4H4M-4 -0.4H4M-4 3.6H1.4" stroke="#8c7765" strokeWidth="1.7" strokeLinecap="round" />
        <rect x="-4.4" y="-15.4" width="8.8" height="5" rx="2" fill={steel} stroke={LINE} strokeWidth="1.6" />
      </g>
    );
  }
  if (role === "baker" && pose === "gone") {
    return (
      <g
        transform="translate(-10 67) rotate(-10 40 26) scale(0.6)"
        stroke={LINE}
        strokeWidth="3.2"
        strokeLinejoin="round"
      >
        <path d={toque} fill={SHIRT} />
        <path d="M25.4 20Q40 15.6 54.6 20Q55.6 24 54.4 28.6Q40 24 25.6 28.6Q24.4 24 25.4 20Z" fill={SHIRT} />
      </g>
    );
  }
  return null;
}
