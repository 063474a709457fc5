/**
 * What of the monkey runs in the page: it lists what can be touched, and watches every frame. The functions are sent to
 * the page as text, so each stands alone.
 */

export interface Watched {
  /** The longest time between two frames since the last question, and what broke a rule. */
  readonly longestFrameMs: number;
  readonly broken: readonly string[];
}

export interface MonkeyWindow extends Window {
  monkey: {
    /** Frames from here on belong to another action: what it jumped over counts for nothing. */
    begin(): void;
    /** From here on nobody touches anything: playing goes on, or all stands still. */
    watch(): void;
    end(): Watched;
  };
}

/**
 * Watches every frame. The clock never goes back while playing and stands still while paused; what one sees is what
 * counts: the slider of the position, and whether the button beside it says pause. And no loaf comes from nowhere or
 * vanishes: what is drawn, told as not drawn, eaten and lost is what was made.
 */
export function installWatch(pauseWords: readonly string[]): void {
  interface Sample {
    readonly atMs: number;
    readonly isPlaying: boolean;
    readonly isBusy: boolean;
  }
  let before: Sample | null = null;
  let isWatching = false;
  let lastMs = performance.now();
  let longestFrameMs = 0;
  let broken: string[] = [];
  const look = (): Sample | null => {
    const position = document.querySelector<HTMLInputElement>("[data-testid=position]");
    const button = document.querySelector<HTMLElement>("button[data-primary]");
    if (!position || !button) return null;
    const isPlaying = pauseWords.includes(button.getAttribute("aria-label") ?? button.textContent ?? "");
    return { atMs: Number(position.value), isPlaying, isBusy: document.querySelector("progress") !== null };
  };
  const compare = (now: Sample, then: Sample): void => {
    if (now.isBusy || then.isBusy || now.isPlaying !== then.isPlaying) return;
    const way = `${then.atMs} ms to ${now.atMs} ms`;
    if (now.isPlaying && now.atMs < then.atMs) broken.push(`the clock ran backwards while playing: ${way}`);
    if (!now.isPlaying && now.atMs !== then.atMs) broken.push(`the clock moved while paused: ${way}`);
  };
  /** What did not add up in the frame before: a picture that comes a frame after the figures is none that anybody sees. */
  let odd: readonly string[] = [];
  const addUp = (): void => {
    const before = odd;
    const now: string[] = [];
    // Each kitchen has its own: there may be two side by side.
    for (const shelf of document.querySelectorAll<HTMLElement>("[data-made]")) {
      const { undrawn, made, eaten, lost } = shelf.dataset;
      const there =
        (shelf.parentElement?.querySelectorAll("[data-loaf]:not([data-mark])").length ?? 0) + Number(undrawn);
      if (Number(made) === there + Number(eaten) + Number(lost)) continue;
      now.push(`made ${made} is not ${there} (in hands, on the plate) + ${eaten} eaten + ${lost} lost`);
    }
    broken.push(...now.filter((one) => before.includes(one)));
    odd = now;
  };
  requestAnimationFrame(function onFrame() {
    const nowMs = performance.now();
    longestFrameMs = Math.max(longestFrameMs, nowMs - lastMs);
    lastMs = nowMs;
    const now = look();
    if (isWatching && now && before) compare(now, before);
    before = now;
    if (broken.length === 0) addUp();
    requestAnimationFrame(onFrame);
  });
  (window as unknown as MonkeyWindow).monkey = {
    begin() {
      isWatching = false;
      longestFrameMs = 0;
      broken = [];
    },
    watch() {
      isWatching = true;
      before = null;
    },
    end() {
      isWatching = false;
      return { longestFrameMs: Math.max(longestFrameMs, performance.now() - lastMs), broken };
    },
  };
}

/** The names of all that can be touched now: kind, words, number among its like. Links lead away and are left alone. */
export function listTargets(): string[] {
  const root = document.querySelector("dialog[open]") ?? document.body;
  const seen = new Map<string, number>();
  const names: string[] = [];
  const kinds = "button, input, select, textarea, canvas, summary, [data-loaf], [tabindex]";
  for (const element of root.querySelectorAll<HTMLElement>(kinds)) {
    const { type, disabled } = element as HTMLInputElement;
    const tag = element.tagName.toLowerCase();
    const kinds: Record<string, string> = { select: "select", textarea: "field", canvas: "canvas" };
    let kind = kinds[tag] ?? "button";
    if (tag === "input") kind = type === "range" ? "range" : type === "checkbox" ? "button" : "field";
    const words = element.ariaLabel || (element as HTMLInputElement).labels?.[0]?.textContent || element.textContent;
    const name = `${kind} ${(words ?? "").replace(/\s+/g, " ").trim().slice(0, 32)}`;
    const number = seen.get(name) ?? 0;
    seen.set(name, number + 1);
    const isThere = element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
    if (isThere && !disabled && !element.closest("a")) names.push(`${name} #${number}`);
    element.dataset.monkey = `${name} #${number}`;
  }
  return names;
}

/**
 * What is wrong with the page as it stands, given that nothing is being done: something is wider than the screen, or
 * the numbers do not tell what the kitchen shows.
 */
export function inspect(pauseWords: readonly string[]): string[] {
  const wrong: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const beyond = [...document.querySelectorAll<HTMLElement>("body *")].filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      return width > 0 && right > clientWidth + 0.5;
    });
    const told = beyond.slice(-3).map((e) => `${e.tagName}.${e.className} "${(e.textContent ?? "").slice(0, 24)}"`);
    wrong.push(`the page is ${scrollWidth - clientWidth} px wider than ${clientWidth} px: ${told.join("; ")}`);
  }
  const shelf = document.querySelector<HTMLElement>("[data-made]");
  const button = document.querySelector<HTMLElement>("button[data-primary]");
  if (!shelf || !button) return [...wrong, "there is no kitchen"];
  const isPlaying = pauseWords.includes(button.getAttribute("aria-label") ?? "");
  const [made, eaten] = [...document.querySelectorAll("[data-testid=totals] dd")].map((one) =>
    (one.textContent ?? "").replace(/\D/g, ""),
  );
  // The numbers may be those of a second kitchen.
  const isTwo = document.querySelectorAll("[data-made]").length > 1;
  if (made === undefined || isPlaying || isTwo || document.querySelector("progress")) return wrong;
  if (made !== shelf.dataset.made || eaten !== shelf.dataset.eaten) {
    wrong.push(`the numbers tell ${made} made, ${eaten} eaten; the kitchen ${JSON.stringify(shelf.dataset)}`);
  }
  return wrong;
}
