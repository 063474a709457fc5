/**
 * The queue: its items, its two lines of waiters, each of whom holds a future, and the unfinished counter.
 */
import type { LoopScene, Scene } from "../../replay/index.ts";
import { useAsyncioMessages } from "../i18n/use-asyncio-messages.ts";
import { loafLabel, nextOut } from "../kitchen/people.ts";
import { Legend } from "../ui/Legend.tsx";
import { useActions, useKitchen } from "../use-kitchen.ts";
import { Line } from "./Line.tsx";
import css from "./loop.module.css";
import { FutureMark, TaskChip } from "./TaskChip.tsx";
import { WordHeading } from "./Word.tsx";

export function QueueView({ loop, scene }: { loop: LoopScene; scene: Scene }) {
  const words = useAsyncioMessages();
  const { settings, onPlate, unfinished } = scene;
  const waiters = (label: string, line: Scene["putLine"]) => (
    <div>
      <h4>{label}</h4>
      <Line
        label={label}
        things={line}
        taskOf={({ task }) => task}
        empty={words.lineEmpty}
        render={({ task, future }) => {
          const person = scene.people[task];
          const known = loop.tasks[task];
          if (!person || !known) return null;
          const { state } = known;
          return (
            <TaskChip
              key={future}
              person={person}
              people={scene.people}
              moves={state === "pending" ? `task ${task}` : `waiter ${future}`}
              future={{ id: future, state }}
            />
          );
        }}
      />
    </div>
  );
  return (
    <section className={css.queue}>
      <WordHeading terms={["future"]}>
        <h3>{words.queue}</h3>
        <Legend words={words.futureStates} mark={(state) => <FutureMark state={state} />} />
      </WordHeading>
      <div className={css.columns}>
        {waiters(words.putters, scene.putLine)}
        <div>
          <h4>
            {words.items} <small>{words.itemsOf(onPlate.length, settings.bounded ? settings.size : null)}</small>
          </h4>
          <Items scene={scene} />
          <p className={css.unfinished}>{words.unfinished(unfinished)}</p>
        </div>
        {waiters(words.getters, scene.getLine)}
      </div>
    </section>
  );
}

const MOST_ITEMS = 12;

function Items({ scene }: { scene: Scene }) {
  const words = useAsyncioMessages();
  const { selectLoaf } = useActions();
  const selected = useKitchen((state) => state.selectedLoaf);
  const { onPlate } = scene;
  const next = nextOut(scene);
  if (onPlate.length === 0) return <p className={css.empty}>{words.itemsEmpty}</p>;
  const shown = onPlate.slice(0, MOST_ITEMS);
  return (
    <ol className={css.items} aria-label={words.items}>
      {shown.map((loaf) => (
        <li key={loaf} data-next={loaf === next || undefined}>
          <button
            type="button"
            aria-pressed={selected === loaf}
            onClick={() => selectLoaf(selected === loaf ? null : loaf)}
          >
            {loafLabel(scene, loaf)}
          </button>
        </li>
      ))}
      {onPlate.length > MOST_ITEMS && <li className={css.rest}>{words.more(onPlate.length - MOST_ITEMS)}</li>}
    </ol>
  );
}
