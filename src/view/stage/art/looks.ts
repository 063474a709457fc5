// Owns who looks like what: a hand-cast table from a seed to skin, hair, beard and glasses.
// Leaves shapes to Head and Clothes; knows nothing of roles beyond keeping them from looking like twins.
import type { Role } from "./poses.ts";

export type Hair =
  | "crop"
  | "bob"
  | "long"
  | "ponytail"
  | "afro"
  | "bald"
  | "curly"
  | "bun"
  | "braids"
  | "tousled"
  | "scarf";
export type Extra = "none" | "glasses" | "beard" | "moustache" | "freckles" | "earrings";

export interface Look {
  readonly skin: string;
  readonly shade: string;
  readonly cheek: string;
  readonly hair: Hair;
  readonly hairColour: string;
  readonly extra: Extra;
  readonly cloth: string;
  readonly trousers: string;
  readonly tilt: number;
}

// Skin, its shade for ears and nose, and the blush that shows on it.
const skins = [
  ["#fbdcc1", "#eebd97", "#f29a86"],
  ["#f3c8a0", "#dfa674", "#e8866b"],
  ["#dca97a", "#c38b59", "#d3724f"],
  ["#c08a5c", "#a26d42", "#bd5b3c"],
  ["#9c6845", "#7f5033", "#b2523a"],
  ["#7f5138", "#643c28", "#a34a38"],
] as const;

const black = "var(--hair-black)";
const brown = "var(--hair-brown)";
const chestnut = "#8c4f2b";
const ginger = "#c9642b";
const blond = "#e2b354";
const grey = "#b3aaa2";
const white = "#e9e3da";
const sage = "#7f9a86";
const plum = "#8f6a86";

type Cast = readonly [skin: number, hair: Hair, colour: string, extra: Extra];

// Cast by hand, so that neighbours in the queue never look alike and no two traits always come together.
const cast: readonly Cast[] = [
  [0, "tousled", ginger, "freckles"],
  [4, "afro", black, "earrings"],
  [2, "crop", black, "glasses"],
  [1, "braids", blond, "none"],
  [5, "bald", grey, "beard"],
  [1, "bob", black, "none"],
  [3, "scarf", sage, "none"],
  [0, "crop", brown, "moustache"],
  [2, "bun", brown, "glasses"],
  [5, "curly", black, "none"],
  [0, "long", chestnut, "none"],
  [3, "crop", black, "beard"],
  [1, "ponytail", ginger, "freckles"],
  [0, "bald", white, "moustache"],
  [4, "braids", black, "none"],
  [2, "curly", chestnut, "glasses"],
  [1, "bun", white, "glasses"],
  [3, "long", black, "earrings"],
  [0, "bob", blond, "none"],
  [5, "crop", black, "none"],
  [2, "tousled", black, "none"],
  [4, "ponytail", black, "earrings"],
  [1, "scarf", plum, "glasses"],
  [3, "afro", brown, "glasses"],
];

const cloths = ["#d9c19a", "#a9bba6", "#aebccb", "#d9b3a2", "#bfb0c6", "#c9c3b4"] as const;
const trousers = ["#6a6478", "#7a6250", "#5f7180"] as const;

// A baker and an eater with the same seed are different people.
const shift: Record<Role, number> = { baker: 0, eater: 8, manager: 16, topper: 4, bystander: 12 };

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

export function lookOf(role: Role, seed: number): Look {
  const whole = Number.isFinite(seed) ? Math.abs(Math.trunc(seed)) : 0;
  const index = whole + shift[role];
  const round = Math.floor(index / cast.length);
  const [skin, hair, hairColour, extra] = pick(cast, index);
  const [tone, shade, cheek] = pick(skins, skin + round);
  return {
    skin: tone,
    shade,
    cheek,
    hair,
    hairColour,
    extra,
    cloth: pick(cloths, index + round),
    trousers: pick(trousers, index),
    tilt: ((whole % 5) - 2) * 2,
  };
}
