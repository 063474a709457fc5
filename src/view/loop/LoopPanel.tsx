/**
 * asyncio's event loop as it is at the cursor: what runs, the ready line, the timers, the queue with its two lines of
 * waiters, and who waits in join and gather. Everything in it is read from the trace.
 */
import { LayoutGroup, LazyMotion, MotionConfig } from "framer-motion";
import { type ReactNode, useEffect, useRef } from "react";
import type { Person, ReadyCallback, Scene, TaskState, World } from "../../replay/index.ts";
import { untilFetched } from "../failures/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useAsyncioWords } from "../i18n/use-asyncio-words.ts";
import { Panel } from "../ui/Panel.tsx";
import { useKitchenParts } from "../use-kitchen.ts";
import { Line } from "./Line.tsx";
import css from "./loop.module.css";
import { QueueView } from "./QueueView.tsx";
import { Running } from "./Running.tsx";
import { TaskChip } from "./TaskChip.tsx";
import { useLoop } from "./use-loop.ts";
import { WordHeading } from "./Word.tsx";

const loadLayout = () => untilFetched(() => import("./layout-features.ts").then((module) => module.default));

/** Beyond this the kitchen is too fast to see anything move. */
const FASTEST_GLIDE = 4;
const GLIDE_S = 0.35;

export default function LoopPanel() {
  const words = useAsyncioWords();
  const { world, isRunning, scene, atUs, recording } = useLoop();
  const { isPlaying, speed } = useKitchenParts(({ isPlaying, speed }) => ({ isPlaying, speed }));
  const { body, noteFocus, noteBlur } = useFollowingFocus();
  const glide = isPlaying ? (speed > FASTEST_GLIDE ? 0 : GLIDE_S / Math.max(1, speed)) : GLIDE_S;
  return (
    <Panel name="loop" title={words.loop} className={css.loop} head={<Turn world={world} />}>
      <LazyMotion features={loadLayout}>
        <MotionConfig transition={{ layout: { duration: glide, ease: "easeInOut" } }}>
          <LayoutGroup id="loop">
            {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears of the focus of what is in it */}
            <div className={css.body} ref={body} onFocus={noteFocus} onBlur={noteBlur}>
              <Machine world={world} scene={scene} isRunning={isRunning}>
                <Running world={world} scene={scene} isRunning={isRunning} recording={recording} />
              </Machine>
              <Timers world={world} scene={scene} atUs={atUs} />
              {scene.plates.map((plate) => (
                <QueueView key={plate.queue} world={world} scene={scene} plate={plate} />
              ))}
              <Elsewhere world={world} scene={scene} />
              <p className={css.note}>
                {words.loopHelp} {words.slowly}
              </p>
            </div>
          </LayoutGroup>
        </MotionConfig>
      </LazyMotion>
    </Panel>
  );
}

/** Keeps the focus of the keyboard on a task's chip while that goes from one list to another. */
function useFollowingFocus() {
  const body = useRef<HTMLDivElement>(null);
  const followed = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (followed.current === undefined || document.activeElement !== document.body) return;
    body.current?.querySelector<HTMLElement>(`[data-task="${followed.current}"]`)?.focus({ preventScroll: true });
  });
  const noteFocus = ({ target }: React.FocusEvent<HTMLElement>): void => {
    followed.current = target.matches(":focus-visible") ? target.dataset.task : undefined;
  };
  // Who is taken off the page loses the focus to nobody.
  const noteBlur = ({ relatedTarget }: React.FocusEvent): void => {
    if (relatedTarget) followed.current = undefined;
  };
  return { body, noteFocus, noteBlur };
}

function Turn({ world }: { world: World }) {
  const words = useAsyncioWords();
  const { turn, turnSize, todo } = world;
  return (
    <p className={css.turn}>
      <strong>{words.turn(turn)}</strong>
      <span>{turnSize > 0 && words.callbackOf(turnSize - todo, turnSize)}</span>
    </p>
  );
}

interface MachineProps {
  readonly world: World;
  readonly scene: Scene;
  readonly isRunning: boolean;
  readonly children: ReactNode;
}

function Machine({ world, scene, isRunning, children }: MachineProps) {
  const words = useAsyncioWords();
  const { ready, todo } = world;
  const idle = { finished: words.ended, failed: words.ended, deadlock: words.stuck, none: words.idle }[
    scene.end ?? "none"
  ];
  const chipOf = (callback: ReadyCallback, place: number): ReactNode => (
    <CallbackChip key={callback.id} callback={callback} world={world} scene={scene} isNext={place === 0} />
  );
  return (
    <section className={css.machine}>
      <WordHeading terms={["eventLoop"]}>
        <h3>{words.running}</h3>
      </WordHeading>
      {children}
      <WordHeading terms={["task"]}>
        <h3>{words.readyLine}</h3>
      </WordHeading>
      <div className={css.ready}>
        <Line
          label={`${words.readyLine}, ${words.thisTurn}`}
          caption={words.thisTurn}
          things={ready.slice(0, todo)}
          taskOf={({ task }) => task}
          render={chipOf}
          empty={ready.length === 0 && !isRunning ? idle : words.readyEmpty}
        />
        <Line
          label={`${words.readyLine}, ${words.nextTurn}`}
          caption={words.nextTurn}
          things={ready.slice(todo)}
          taskOf={({ task }) => task}
          render={(callback, place) => chipOf(callback, todo + place)}
          empty={words.readyEmpty}
        />
      </div>
    </section>
  );
}

interface CallbackChipProps {
  readonly callback: ReadyCallback;
  readonly world: World;
  readonly scene: Scene;
  readonly isNext: boolean;
}

function CallbackChip({ callback, world, scene, isNext }: CallbackChipProps) {
  const words = useAsyncioWords();
  const { does, task, future, id } = callback;
  const person = scene.people[task];
  const known = world.tasks[task];
  if (!person || !known) return <li className={css.plain}>{words.does[does]}</li>;
  const isStep = does !== "tells" && does !== "calls";
  const note = known.isCancelRequested && does !== "rings" ? words.cancelRequested : words.does[does];
  return (
    <TaskChip
      person={person}
      people={scene.people}
      moves={isStep ? `task ${task}` : `callback ${id}`}
      note={note}
      future={isStep && future > 0 ? { id: future, state: known.futureState } : undefined}
      isNext={isNext}
    />
  );
}

function Timers({ world, scene, atUs }: { world: World; scene: Scene; atUs: number }) {
  const words = useAsyncioWords();
  const { seconds } = useFormats();
  return (
    <section className={css.timers}>
      <h3>{words.timers}</h3>
      <Line
        label={words.timers}
        things={world.timers}
        taskOf={({ task }) => task}
        empty={words.timersEmpty}
        render={(timer) => {
          const person = scene.people[timer.task];
          const task = world.tasks[timer.task];
          if (!person) return null;
          const isSleep = timer.future > 0;
          const state = isSleep && task?.future === timer.future ? task.futureState : "pending";
          // Who was cancelled while asleep is in the ready line already; the timer is still here.
          const moves = isSleep && state === "pending" ? `task ${timer.task}` : `timer ${timer.handle}`;
          return (
            <TaskChip
              key={timer.handle}
              person={person}
              people={scene.people}
              moves={moves}
              note={words.timeLeft(seconds(Math.max(0, timer.atUs - atUs)))}
              future={isSleep ? { id: timer.future, state } : undefined}
            />
          );
        }}
      />
    </section>
  );
}

/** Who waits for one of these is seen among the timers or in a line of a queue. */
const IN_SIGHT: readonly TaskState["purpose"][] = ["sleep", "put", "get"];

/** Those who wait for none of the loaves: main, in join or in gather. */
function Elsewhere({ world, scene }: { world: World; scene: Scene }) {
  const words = useAsyncioWords();
  const waiting = world.tasks.filter(
    ({ stage, future, futureState, purpose }) =>
      stage === "suspended" && future > 0 && futureState === "pending" && !IN_SIGHT.includes(purpose),
  );
  const noteOf = ({ purpose, queue, future }: TaskState): string => {
    if (purpose === "join") return words.inJoin(world.queues[queue]?.unfinished ?? 0);
    const gathered = world.gatherings.get(future);
    if (purpose !== "gather" || !gathered) return words.deeds.awaited[purpose];
    return words.inGather(gathered.filter((task) => world.tasks[task]?.isTold).length, gathered.length);
  };
  return (
    <section className={css.elsewhere}>
      <h3>{words.waitingElsewhere}</h3>
      <Line
        label={words.waitingElsewhere}
        things={waiting}
        taskOf={({ task }) => task}
        empty={words.nobodyElsewhere}
        render={(one) => {
          const person = scene.people[one.task] as Person;
          return (
            <TaskChip
              key={one.task}
              person={person}
              people={scene.people}
              moves={`task ${one.task}`}
              note={noteOf(one)}
              future={{ id: one.future, state: one.futureState }}
            />
          );
        }}
      />
    </section>
  );
}
