/**
 * What runs: the callback of the loop under way, or the last one, and what it does, one effect after the other.
 */
import { m } from "framer-motion";
import {
  callbackBefore,
  type Effect,
  effectsAt,
  labelOfItem,
  type Person,
  type ReadyCallback,
  type Recording,
  type Scene,
  type World,
} from "../../replay/index.ts";
import type { AsyncioWords } from "../i18n/en/asyncio.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useAsyncioWords } from "../i18n/use-asyncio-words.ts";
import { shownName } from "../stage/people.ts";
import { useKitchen } from "../use-kitchen.ts";
import { Disc } from "./Disc.tsx";
import css from "./loop.module.css";
import { useTies } from "./use-loop.ts";

interface RunningProps {
  readonly world: World;
  readonly scene: Scene;
  /** Whether the callback that runs has more to do. */
  readonly isRunning: boolean;
  readonly recording: Recording;
}

export function Running({ world, scene, isRunning, recording }: RunningProps) {
  const messages = useMessages();
  const words = useAsyncioWords();
  const { seconds } = useFormats();
  const isPlaying = useKitchen((state) => state.isPlaying);
  const { current, seq } = world;
  const nameOf = (task: number): string => shownName(messages, scene.people[task]);
  const breadOf = (item: number): string => labelOfItem(recording, scene, item);
  const tie = useTies().between(callbackBefore(recording.trace, seq), seq);
  const person = current ? scene.people[current.task] : undefined;
  const texts = textsOf(words, effectsAt(recording, seq), { nameOf, breadOf, timeOf: seconds });
  const sentences = [...plainEffects(words, current, texts.length > 0, person?.role), ...texts];
  const isOutside = current === null && seq > 0 && sentences.length > 0;
  const title = current ? words.callbackOfTask[current.does](nameOf(current.task)) : isOutside ? words.outside : "";
  return (
    // Read out while one steps; while it plays there would be no end to it.
    <div className={css.running} data-running={isRunning || undefined} aria-live={isPlaying ? "off" : "polite"}>
      <m.div
        key={current?.id ?? 0}
        className={css.now}
        initial={isPlaying ? false : { opacity: 0.3 }}
        animate={{ opacity: 1 }}
      >
        {person && (
          // While its callback runs, a task is here and nowhere else.
          <m.span
            layout="position"
            layoutId={isRunning && current?.does !== "tells" ? `task ${person.task}` : undefined}
          >
            <Disc person={person} people={scene.people} />
          </m.span>
        )}
        <p>
          <small>{title === "" ? words.nothingRan : isOutside ? "" : isRunning ? words.runsNow : words.justRan}</small>
          <strong>{title}</strong>
        </p>
      </m.div>
      <ol className={css.deeds}>
        {sentences.map((sentence, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same thing may be done twice, and the order never changes
          <li key={i}>{sentence}</li>
        ))}
      </ol>
      {tie && person && <p className={css.note}>{words.tied(nameOf(person.task), nameOf(tie.other))}</p>}
    </div>
  );
}

/** What a plain callback does that leaves no event: gather counts, the runner of main stops, a late alarm does nothing. */
function plainEffects(
  { deeds }: AsyncioWords,
  current: ReadyCallback | null,
  hasDone: boolean,
  role: Person["role"] | undefined,
): string[] {
  if (current?.does === "tells") return [role === "manager" ? deeds.stopsLoop : deeds.counted];
  return current?.does === "rings" && !hasDone ? [deeds.lateAlarm] : [];
}

interface Names {
  readonly nameOf: (task: number) => string;
  readonly breadOf: (loaf: number) => string;
  readonly timeOf: (atUs: number) => string;
}

/** One sentence an effect; many of a sort are one. */
function textsOf(words: AsyncioWords, effects: readonly Effect[], names: Names): string[] {
  const created = effects.filter((effect) => effect.kind === "created");
  const cancelled = effects.filter((effect) => effect.kind === "cancelled");
  const isCrowd = cancelled.length > MOST_NAMES;
  const texts: string[] = [];
  for (const effect of effects) {
    if (effect.kind === "created") {
      if (effect === created[0]) texts.push(words.deeds.created(created.length));
    } else if (effect.kind === "cancelled") {
      const asked = isCrowd ? cancelled : [effect];
      if (!isCrowd || effect === cancelled[0]) texts.push(words.deeds.cancelled(namesIn(asked, names)));
    } else texts.push(textOf(words, effect, names));
  }
  return texts;
}

const MOST_NAMES = 3;

function namesIn(asked: readonly { readonly task: number }[], { nameOf }: Names): string {
  const named = asked
    .slice(0, MOST_NAMES)
    .map(({ task }) => nameOf(task))
    .join(", ");
  return asked.length > MOST_NAMES ? `${named} +${asked.length - MOST_NAMES}` : named;
}

function textOf(
  { deeds }: AsyncioWords,
  effect: Exclude<Effect, { kind: "created" | "cancelled" }>,
  { nameOf, breadOf, timeOf }: Names,
): string {
  switch (effect.kind) {
    case "put":
    case "took":
      return deeds[effect.kind](breadOf(effect.item));
    case "printed":
      return deeds.printed(effect.text);
    case "woke":
      return effect.isCancelled ? deeds.wokeCancelled(nameOf(effect.task)) : deeds.woke(nameOf(effect.task));
    case "slept":
      return deeds.slept(timeOf(effect.untilUs));
    case "awaited":
      return deeds.awaited[effect.purpose];
    case "changed":
      return deeds.changed[effect.edit === "dismiss" || effect.edit === "hire" ? effect.edit : "other"];
    case "ended":
      return deeds.ended[effect.outcome];
    default:
      return deeds[effect.kind];
  }
}
