/**
 * What one can ask of the program: what an await waits for, and the variables of somebody's coroutine.
 */
import type { LoopScene, Person, Scene } from "../../replay/index.ts";
import type { ProgramLine } from "../../share/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useAsyncioMessages } from "../i18n/use-asyncio-messages.ts";
import { shownName } from "../kitchen/people.ts";
import css from "./program.module.css";
import type { Stander } from "./standings.ts";

/** The program's lines at which a coroutine can stop. */
export const AWAITS = ["bake", "put", "get", "eat", "gather", "join"] as const satisfies readonly ProgramLine[];

const COROUTINES = { manager: "main", baker: "produce_bread", eater: "consume_bread" } as const;

interface AskedProps {
  readonly name: (typeof AWAITS)[number] | null;
  readonly standers: readonly Stander[];
  readonly loop: LoopScene;
  readonly scene: Scene;
  readonly atUs: number;
}

const MOST_WAITERS = 4;

/** What an await waits for, and who does. */
export function Asked({ name, standers, loop, scene, atUs }: AskedProps) {
  const messages = useMessages();
  const words = useAsyncioMessages();
  const { seconds } = useFormats();
  if (!name) return <p className={css.asked}>{words.askLine}</p>;
  const waiting = standers.filter(({ line, state }) => line === name && state === "suspended");
  const sayMore = (task: number, future: number): string => {
    const ahead = [scene.putLine, scene.getLine].map((line) => line.findIndex((one) => one.future === future));
    const place = Math.max(...ahead);
    if (place >= 0) return words.aheadInLine(place);
    const timer = loop.timers.find((one) => one.task === task);
    return timer ? words.firesIn(seconds(Math.max(0, timer.atUs - atUs))) : "";
  };
  return (
    <div className={css.asked} aria-live="polite">
      <p>{words.awaits[name]}</p>
      {waiting.slice(0, MOST_WAITERS).map(({ task }) => {
        const known = loop.tasks[task];
        if (!known || known.future === 0) return null;
        const future = words.future(known.future, words.futureStates[known.state]);
        const who = shownName(messages, scene.people[task]);
        return <p key={task}>{words.waitsHere(who, future, sayMore(task, known.future))}</p>;
      })}
      {waiting.length > MOST_WAITERS && <p>{words.more(waiting.length - MOST_WAITERS)}</p>}
    </div>
  );
}

interface FrameProps {
  readonly person: Person;
  readonly stander: Stander | undefined;
  readonly variables: (stander: Stander) => [name: string, value: string][];
}

/** The variables of one coroutine. */
export function Frame({ person, stander, variables }: FrameProps) {
  const messages = useMessages();
  const words = useAsyncioMessages();
  const name = shownName(messages, person);
  return (
    <div className={css.frame}>
      <p>
        <strong>{words.frameOf(name, COROUTINES[person.role])}</strong>
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
        <p>{words.frameOver}</p>
      )}
    </div>
  );
}
