/**
 * What runs: the callback of the loop under way, or the last one, and what it does, one deed after the other.
 */
import { m } from "framer-motion";
import type { Trace } from "../../bakery/index.ts";
import {
  breadLabel,
  callbackBefore,
  type Deed,
  deedsAt,
  type LoopScene,
  type Person,
  type ReadyCallback,
  type Scene,
} from "../../replay/index.ts";
import type { AsyncioMessages } from "../i18n/asyncio-en.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useAsyncioMessages } from "../i18n/use-asyncio-messages.ts";
import { shownName } from "../kitchen/people.ts";
import { useKitchen } from "../use-kitchen.ts";
import { Disc } from "./Disc.tsx";
import css from "./loop.module.css";
import { useTies } from "./use-loop.ts";

interface RunningProps {
  readonly loop: LoopScene;
  readonly scene: Scene;
  readonly trace: Trace;
}

export function Running({ loop, scene, trace }: RunningProps) {
  const messages = useMessages();
  const words = useAsyncioMessages();
  const { seconds } = useFormats();
  const isPlaying = useKitchen((state) => state.isPlaying);
  const { current, isRunning, seq } = loop;
  const nameOf = (task: number): string => shownName(messages, scene.people[task]);
  const breadOf = (loaf: number): string => {
    const { baker, number } = trace.loaf(loaf);
    return breadLabel(scene.people, baker, number);
  };
  const tie = useTies().between(callbackBefore(trace, seq), seq);
  const person = current ? scene.people[current.task] : undefined;
  const deeds = textsOf(words, deedsAt(trace, seq), { nameOf, breadOf, timeOf: seconds });
  const sentences = [...plainDeeds(words, current, deeds.length > 0, person?.role), ...deeds];
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
function plainDeeds(
  { deeds }: AsyncioMessages,
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

/** One sentence a deed; many of a sort are one. */
function textsOf(words: AsyncioMessages, deeds: readonly Deed[], names: Names): string[] {
  const created = deeds.filter((deed) => deed.did === "created");
  const cancelled = deeds.filter((deed) => deed.did === "cancelled");
  const isCrowd = cancelled.length > MOST_NAMES;
  const texts: string[] = [];
  for (const deed of deeds) {
    if (deed.did === "created") {
      if (deed === created[0]) texts.push(words.deeds.created(created.length));
    } else if (deed.did === "cancelled") {
      const asked = isCrowd ? cancelled : [deed];
      if (!isCrowd || deed === cancelled[0]) texts.push(words.deeds.cancelled(namesIn(asked, names)));
    } else texts.push(textOf(words, deed, names));
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
  { deeds }: AsyncioMessages,
  deed: Exclude<Deed, { did: "created" | "cancelled" }>,
  { nameOf, breadOf, timeOf }: Names,
): string {
  switch (deed.did) {
    case "put":
    case "took":
    case "printed":
      return deeds[deed.did](breadOf(deed.loaf));
    case "woke":
      return deed.isCancelled ? deeds.wokeCancelled(nameOf(deed.task)) : deeds.woke(nameOf(deed.task));
    case "slept":
      return deeds.slept(timeOf(deed.untilUs));
    case "awaited":
      return deeds.awaited[deed.purpose];
    case "changed":
      return deeds.changed[deed.edit === "dismiss" || deed.edit === "hire" ? deed.edit : "other"];
    case "ended":
      return deeds.ended[deed.outcome];
    default:
      return deeds[deed.did];
  }
}
