/**
 * What one can ask of the program: what an await waits for, and the variables of somebody's coroutine.
 */
import { type BaseLine, baseLineOf } from "../../bakery/index.ts";
import type { ProgramLine } from "../../python/index.ts";
import type { Person, Scene, World } from "../../replay/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useAsyncioWords } from "../i18n/use-asyncio-words.ts";
import { shownName } from "../stage/people.ts";
import css from "./program.module.css";
import type { Stander } from "./standings.ts";

/** The program's lines at which a coroutine can stop. */
const AWAITS = ["bake", "put", "get", "eat", "gather", "join"] as const satisfies readonly BaseLine[];

const awaitOf = (line: ProgramLine): (typeof AWAITS)[number] | undefined =>
  AWAITS.find((name) => name === baseLineOf(line));

/** A line where a habit has no await is none. */
const WITHOUT = ["bake_blocks", "eat_blocks", "put_putNowait", "put_putWithoutAwait"];
export const isAwait = (line: ProgramLine): boolean =>
  awaitOf(line) !== undefined && !WITHOUT.some((name) => line.startsWith(name));

interface AskedProps {
  readonly name: ProgramLine | null;
  readonly standers: readonly Stander[];
  readonly world: World;
  readonly scene: Scene;
  readonly atUs: number;
}

const MOST_WAITERS = 4;

/** What an await waits for, and who does. */
export function Asked({ name, standers, world, scene, atUs }: AskedProps) {
  const messages = useMessages();
  const words = useAsyncioWords();
  const { seconds } = useFormats();
  const base = name && awaitOf(name);
  if (!base) return <p className={css.asked}>{words.askLine}</p>;
  const waiting = standers.filter(({ line, state }) => line === name && state === "suspended");
  const sayMore = (task: number, future: number): string => {
    const lines = scene.plates.flatMap(({ putLine, getLine }) => [putLine, getLine]);
    const place = Math.max(-1, ...lines.map((line) => line.findIndex((one) => one.future === future)));
    if (place >= 0) return words.aheadInLine(place);
    const timer = world.timers.find((one) => one.task === task);
    return timer ? words.firesIn(seconds(Math.max(0, timer.atUs - atUs))) : "";
  };
  return (
    <div className={css.asked} aria-live="polite">
      <p>{words.awaits[base]}</p>
      {waiting.slice(0, MOST_WAITERS).map(({ task }) => {
        const known = world.tasks[task];
        if (!known || known.future === 0) return null;
        const future = words.future(known.future, words.futureStates[known.futureState]);
        const who = shownName(messages, scene.people[task]);
        return <p key={task}>{words.waitsHere(who, future, sayMore(task, known.future))}</p>;
      })}
      {waiting.length > MOST_WAITERS && <p>{words.more(waiting.length - MOST_WAITERS)}</p>}
    </div>
  );
}

interface FrameProps {
  readonly person: Person;
  /** The name of the coroutine's function. */
  readonly coroutine: string;
  readonly stander: Stander | undefined;
  readonly variables: (stander: Stander) => [name: string, value: string][];
}

/** The variables of one coroutine. */
export function Frame({ person, coroutine, stander, variables }: FrameProps) {
  const messages = useMessages();
  const words = useAsyncioWords();
  const name = shownName(messages, person);
  return (
    <div className={css.frame}>
      <p>
        <strong>{coroutine === "" ? name : words.frameOf(name, coroutine)}</strong>
      </p>
      {stander ? (
        <dl>
          {variables(stander).map(([variable, value]) => (
            <div key={variable}>
              <dt>{variable}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{person.role === "part" && person.state !== "gone" ? words.frameOfPart : words.frameOver}</p>
      )}
    </div>
  );
}
