/**
 * asyncio's event loop as it is at the cursor: what runs, the ready line, the timers, the queue with its two lines of
 * waiters, and who waits in join and gather. Everything in it is read from the trace.
 */
import { LayoutGroup, LazyMotion, MotionConfig } from "framer-motion";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import type { LoopScene, LoopTask, Person, ReadyCallback, Scene } from "../../replay/index.ts";
import panel from "../controls/controls.module.css";
import { untilFetched } from "../failures/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useAsyncioMessages } from "../i18n/use-asyncio-messages.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions, useKitchenParts } from "../use-kitchen.ts";
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
  const messages = useMessages();
  const words = useAsyncioMessages();
  const { togglePanel } = useActions();
  const { loop, scene, atUs, reel } = useLoop();
  const { isPlaying, speed } = useKitchenParts(({ isPlaying, speed }) => ({ isPlaying, speed }));
  const { body, noteFocus, noteBlur } = useFollowingFocus();
  const glide = isPlaying ? (speed > FASTEST_GLIDE ? 0 : GLIDE_S / Math.max(1, speed)) : GLIDE_S;
  return (
    <section className={`${panel.panel} ${css.loop}`} aria-label={words.loop} id="panel-loop">
      <header>
        <h2>{words.loop}</h2>
        <Turn loop={loop} />
        <IconButton icon={X} label={messages.hide} onClick={() => togglePanel("loop")} />
      </header>
      <LazyMotion features={loadLayout}>
        <MotionConfig transition={{ layout: { duration: glide, ease: "easeInOut" } }}>
          <LayoutGroup id="loop">
            {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears of the focus of what is in it */}
            <div className={css.body} ref={body} onFocus={noteFocus} onBlur={noteBlur}>
              <Machine loop={loop} scene={scene}>
                <Running loop={loop} scene={scene} trace={reel.trace} />
              </Machine>
              <Timers loop={loop} scene={scene} atUs={atUs} />
              <QueueView loop={loop} scene={scene} />
              <Elsewhere loop={loop} scene={scene} />
              <p className={css.note}>
                {words.loopHelp} {words.slowly}
              </p>
            </div>
          </LayoutGroup>
        </MotionConfig>
      </LazyMotion>
    </section>
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

function Turn({ loop }: { loop: LoopScene }) {
  const words = useAsyncioMessages();
  const { turn, turnSize, todo } = loop;
  return (
    <p className={css.turn}>
      <strong>{words.turn(turn)}</strong>
      <span>{turnSize > 0 && words.callbackOf(turnSize - todo, turnSize)}</span>
    </p>
  );
}

function Machine({ loop, scene, children }: { loop: LoopScene; scene: Scene; children: ReactNode }) {
  const words = useAsyncioMessages();
  const { ready, todo, isRunning } = loop;
  const idle = { finished: words.ended, deadlock: words.stuck, none: words.idle }[scene.end ?? "none"];
  const chipOf = (callback: ReadyCallback, place: number): ReactNode => (
    <CallbackChip key={callback.id} callback={callback} loop={loop} scene={scene} isNext={place === 0} />
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
  readonly loop: LoopScene;
  readonly scene: Scene;
  readonly isNext: boolean;
}

function CallbackChip({ callback, loop, scene, isNext }: CallbackChipProps) {
  const words = useAsyncioMessages();
  const { does, task, future, id } = callback;
  const person = scene.people[task];
  const known = loop.tasks[task];
  if (!person || !known) return null;
  const isStep = does !== "tells";
  const note = known.isCancelled && does !== "rings" ? words.cancelRequested : words.does[does];
  return (
    <TaskChip
      person={person}
      people={scene.people}
      moves={isStep ? `task ${task}` : `callback ${id}`}
      note={note}
      future={isStep && future > 0 ? { id: future, state: known.state } : undefined}
      isNext={isNext}
    />
  );
}

function Timers({ loop, scene, atUs }: { loop: LoopScene; scene: Scene; atUs: number }) {
  const words = useAsyncioMessages();
  const { seconds } = useFormats();
  return (
    <section className={css.timers}>
      <h3>{words.timers}</h3>
      <Line
        label={words.timers}
        things={loop.timers}
        taskOf={({ task }) => task}
        empty={words.timersEmpty}
        render={(timer) => {
          const person = scene.people[timer.task];
          const state = loop.tasks[timer.task]?.state ?? "pending";
          if (!person) return null;
          // Who was cancelled while asleep is in the ready line already; the timer is still here.
          const moves = state === "pending" ? `task ${timer.task}` : `timer ${timer.future}`;
          return (
            <TaskChip
              key={timer.future}
              person={person}
              people={scene.people}
              moves={moves}
              note={words.timeLeft(seconds(Math.max(0, timer.atUs - atUs)))}
              future={{ id: timer.future, state }}
            />
          );
        }}
      />
    </section>
  );
}

/** Those who wait for none of the loaves: main, in join or in gather. */
function Elsewhere({ loop, scene }: { loop: LoopScene; scene: Scene }) {
  const words = useAsyncioMessages();
  const waiting = loop.tasks.filter(
    ({ purpose, state }) => state === "pending" && (purpose === "join" || purpose === "gather"),
  );
  const done = loop.gathered.filter((task) => loop.tasks[task]?.isTold).length;
  const noteOf = ({ purpose }: LoopTask): string =>
    purpose === "join" ? words.inJoin(scene.unfinished) : words.inGather(done, loop.gathered.length);
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
              future={{ id: one.future, state: one.state }}
            />
          );
        }}
      />
    </section>
  );
}
