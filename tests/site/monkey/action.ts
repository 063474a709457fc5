/**
 * What the monkey can do, as plain data: enough to do the same again on another page of the same kitchen.
 */

/** Something on the page by the words it goes by, and its number among those that go by the same. */
export type Target = string;

export type Action =
  | { readonly do: "click"; readonly on: Target; readonly times: 1 | 2 }
  | { readonly do: "hover"; readonly on: Target }
  | { readonly do: "key"; readonly key: string; readonly times: number }
  /** Drags from one place of it to another, in parts of its width; half way up. */
  | { readonly do: "drag"; readonly on: Target; readonly from: number; readonly to: number }
  | { readonly do: "wheel"; readonly on: Target; readonly by: number; readonly isZoom: boolean }
  | { readonly do: "choose"; readonly on: Target; readonly option: number }
  | { readonly do: "type"; readonly on: Target; readonly text: string; readonly end: "Enter" | "Tab" | "Escape" }
  | { readonly do: "link"; readonly hash: string; readonly isNewPage: boolean }
  | { readonly do: "resize"; readonly width: number; readonly height: number }
  | { readonly do: "look"; readonly scheme: "light" | "dark" }
  | { readonly do: "reload" }
  | { readonly do: "wait"; readonly ms: number };

/** A source of numbers in [0, 1). */
export type Draw = () => number;

export const oneOf = <T>(draw: Draw, things: readonly T[]): T => {
  const thing = things[Math.floor(draw() * things.length)];
  if (thing === undefined) throw new Error("There is nothing to choose from");
  return thing;
};

const KEYS = [
  ..." ,ArrowLeft,ArrowRight,Shift+ArrowLeft,Shift+ArrowRight,ArrowUp,ArrowDown,Home,End,Enter,Escape,Tab".split(","),
  ..."Shift+Tab,Shift+?,Control+z,Control+Shift+z,PageUp,PageDown,Delete,Backspace,+,-,a,Control+a".split(","),
];
const TEXTS = [
  ..."|小明| |Zoë O'Neill|<b>&amp;</b>|-1|0|3|999999999999|1e3|NaN|0.05|שלום|🥖🥖|a:b,c~d|%|_|‮abc".split("|"),
  "long ".repeat(20),
];
const WIDTHS = [320, 344, 360, 390, 480, 600, 699, 700, 768, 900, 1023, 1024, 1180, 1280, 1320, 1440, 1920, 2560];
const HEIGHTS = [480, 559, 560, 640, 740, 844, 900, 1080, 1440];
const HASHES = [
  "",
  ..."opening original full hungry oneForFour balance rush overtaken wentOn joinWaits wokenCancelled"
    .split(" ")
    .map((preset) => `preset=${preset}`),
  "preset=full&at=12&show=timeline,numbers,log,console",
  "preset=overtaken&show=loop,program&at=3",
  "preset=rush&show=people,numbers&at=20&marks=1,5,9.5",
  "plate=1&bounded=1&order=lifo&bakers=A:0.1:endless,B:exponential~0.3:endless&eaters=C:0.2,D:uniform~0.1~0.4",
  "plate=4&bounded=1&order=priority&bakers=A:0.5:endless:3,B:0.5:endless:1&eaters=C:2&show=people,log",
  "bakers=John:0.5:3&eaters=Grace:1,Lucy:2&show=loop,program,console",
  "bakers=A:0&eaters=B:0&plate=2&bounded=1",
  "bakers=A:1:0&eaters=B:1",
  "plate=10000&bounded=1&bakers=A:0.05:endless&eaters=B:10",
  "plate=lots&colour=blue&bakers=John:0.5,:x&show=attic&at=-1",
  "%E0%A4%A&=&&==",
];

/** Chooses what is done without anything in particular. */
const ANYWHERE: readonly ((draw: Draw) => Action)[] = [
  (draw) => ({ do: "link", hash: oneOf(draw, HASHES), isNewPage: draw() < 0.3 }),
  (draw) => ({ do: "resize", width: oneOf(draw, WIDTHS), height: oneOf(draw, HEIGHTS) }),
  (draw) => ({ do: "resize", width: oneOf(draw, WIDTHS), height: oneOf(draw, HEIGHTS) }),
  (draw) => ({ do: "look", scheme: draw() < 0.5 ? "light" : "dark" }),
  () => ({ do: "reload" }),
  (draw) => ({ do: "wait", ms: Math.round(draw() * 1200) }),
];

/** Chooses what to do with something of a kind. */
function actionOn(draw: Draw, on: Target): Action {
  const kind = on.split(" ", 1)[0] ?? "";
  if (kind === "range") return { do: "drag", on, from: draw(), to: draw() * 1.1 - 0.05 };
  if (kind === "select") return { do: "choose", on, option: Math.floor(draw() * 40) };
  if (kind === "field") {
    return { do: "type", on, text: oneOf(draw, TEXTS), end: oneOf(draw, ["Enter", "Tab", "Escape"]) };
  }
  const way = draw();
  if (kind === "canvas" && way < 0.3) return { do: "wheel", on, by: (draw() - 0.5) * 900, isZoom: draw() < 0.6 };
  if (kind === "canvas" && way < 0.6) return { do: "drag", on, from: draw(), to: draw() };
  if (way < 0.12) return { do: "hover", on };
  return { do: "click", on, times: way < 0.2 ? 2 : 1 };
}

/** Chooses the next action from what there is on the page. */
export function nextAction(draw: Draw, targets: readonly Target[]): Action {
  const way = draw();
  if (way < 0.1 || targets.length === 0) return oneOf(draw, ANYWHERE)(draw);
  if (way < 0.32) return { do: "key", key: oneOf(draw, KEYS), times: draw() < 0.2 ? 12 : 1 };
  // As often by the kind as by the number: a crowd has many stations, but the page has one position.
  const kinds = [...new Set(targets.map((target) => target.split(" ", 1)[0]))];
  const kind = oneOf(draw, kinds);
  const among = way < 0.62 ? targets.filter((target) => target.startsWith(`${kind} `)) : targets;
  return actionOn(draw, oneOf(draw, among));
}
