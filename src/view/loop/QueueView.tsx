/**
 * The queue: its items, its two lines of waiters, each of whom holds a future, and the unfinished counter.
 */
import type { Plate, Scene, World } from "../../replay/index.ts";
import { useAsyncioWords } from "../i18n/use-asyncio-words.ts";
import { loafLabel, orderOut } from "../stage/people.ts";
import { Legend } from "../ui/Legend.tsx";
import { useActions, useKitchen } from "../use-kitchen.ts";
import { Line } from "./Line.tsx";
import css from "./loop.module.css";
import { FutureMark, TaskChip } from "./TaskChip.tsx";
import { WordHeading } from "./Word.tsx";

interface QueueProps {
  readonly world: World;
  readonly scene: Scene;
  readonly plate: Plate;
}

export function QueueView({ world, scene, plate }: QueueProps) {
  const words = useAsyncioWords();
  const { maxsize, onPlate, unfinished, putLine, getLine } = plate;
  const isOnly = scene.plates.length === 1;
  const waiters = (label: string, line: Plate["putLine"]) => (
    <div>
      <h4>{label}</h4>
      <Line
        label={label}
        things={line}
        taskOf={({ task }) => task}
        empty={words.lineEmpty}
        render={({ task, future }) => {
          const person = scene.people[task];
          const known = world.tasks[task];
          if (!person || !known) return null;
          const state = known.future === future ? known.futureState : "cancelled";
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
        <h3>{isOnly ? words.queue : words.queueNamed(plate.name || `${scene.plates.indexOf(plate) + 1}`)}</h3>
        <Legend words={words.futureStates} mark={(state) => <FutureMark state={state} />} />
      </WordHeading>
      <div className={css.columns}>
        {waiters(words.putters, putLine)}
        <div>
          <h4>
            {words.items} <small>{words.itemsOf(onPlate.length, maxsize > 0 ? maxsize : null)}</small>
          </h4>
          <Items scene={scene} plate={plate} />
          <p className={css.unfinished}>{words.unfinished(unfinished)}</p>
        </div>
        {waiters(words.getters, getLine)}
      </div>
    </section>
  );
}

const MOST_ITEMS = 12;

function Items({ scene, plate }: { scene: Scene; plate: Plate }) {
  const words = useAsyncioWords();
  const { selectLoaf } = useActions();
  const selected = useKitchen((state) => state.selectedLoaf);
  const settings = useKitchen((state) => state.settings);
  const { onPlate } = plate;
  const next = orderOut(scene, settings, plate)[0] ?? null;
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
