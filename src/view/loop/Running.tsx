/**
 * What runs: the callback of the loop under way, or the last one, and what it does, one deed after the other.
 */
import { m } from "framer-motion";
import type { Trace } from "../../bakery/index.ts";
import { breadLabel, type Deed, deedsAt, type LoopScene, type Scene } from "../../replay/index.ts";
import type { AsyncioMessages } from "../i18n/asyncio-en.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useAsyncioMessages } from "../i18n/late-messages.ts";
import { Disc } from "./Disc.tsx";
import css from "./loop.module.css";

interface RunningProps {
  readonly loop: LoopScene;
  readonly scene: Scene;
  readonly trace: Trace;
}

export function Running({ loop, scene, trace }: RunningProps) {
  const messages = useMessages();
  const words = useAsyncioMessages();
  const { seconds } = useFormats();
  const { current, isRunning, seq } = loop;
  const nameOf = (task: number): string => {
    const person = scene.people[task];
    return person?.role === "manager" ? messages.manager : (person?.name ?? "");
  };
  const breadOf = (loaf: number): string => {
    const { baker, number } = trace.loaf(loaf);
    return breadLabel(scene.people, baker, number);
  };
  const person = current ? scene.people[current.task] : undefined;
  const sentences = textsOf(words, deedsAt(trace, seq), { nameOf, breadOf, timeOf: seconds });
  const isOutside = current === null && seq > 0 && sentences.length > 0;
  const title = current ? words.callbackOfTask[current.does](nameOf(current.task)) : isOutside ? words.outside : "";
  return (
    <div className={css.running} data-running={isRunning || undefined}>
      <m.div key={current?.id ?? 0} className={css.now} initial={{ opacity: 0.3 }} animate={{ opacity: 1 }}>
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
          <small>{title === "" ? words.nothingRan : isRunning ? words.runsNow : words.justRan}</small>
          <strong>{title}</strong>
        </p>
      </m.div>
      <ol className={css.deeds}>
        {sentences.map((sentence, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same thing may be done twice, and the order never changes
          <li key={i}>{sentence}</li>
        ))}
        {current && sentences.length === 0 && <li>{words.deeds.nothing}</li>}
      </ol>
    </div>
  );
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
  const texts: string[] = [];
  for (const deed of deeds) {
    if (deed.did === "created") {
      if (deed === created[0]) texts.push(words.deeds.created(created.length));
    } else if (deed.did === "cancelled") {
      if (deed === cancelled[0])
        texts.push(
          words.deeds.cancelled(
            namesIn(
              cancelled.map(({ task }) => task),
              names,
            ),
          ),
        );
    } else texts.push(textOf(words, deed, names));
  }
  return texts;
}

const MOST_NAMES = 3;

function namesIn(tasks: readonly number[], { nameOf }: Names): string {
  const named = tasks.slice(0, MOST_NAMES).map(nameOf).join(", ");
  return tasks.length > MOST_NAMES ? `${named} +${tasks.length - MOST_NAMES}` : named;
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
    case "ended":
      return deeds.ended[deed.outcome];
    default:
      return deeds[deed.did];
  }
}
