/**
 * Being the loop: the ready line and the timers as buttons. A right move runs the kitchen on; a refused one says which rule it
 * breaks.
 */
import { useEffect, useMemo, useState } from "react";
import { beginLoop, choicesAt, judgeMove, type LoopGame, type Move, play, rightMove } from "../../lessons/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { shownName } from "../stage/people.ts";
import { useActions, useKitchenStore } from "../use-kitchen.ts";
import css from "./learn.module.css";
import { noteProgress } from "./progress.ts";
import { aheadOf, skipTo } from "./use-ahead.ts";

interface LoopCardProps {
  /** So many right moves are enough; without it one goes on as one likes. */
  readonly moves?: number;
  readonly children: React.ReactNode;
}

export function LoopCard({ moves, children }: LoopCardProps) {
  const words = useLearnWords();
  const messages = useMessages();
  const { seconds } = useFormats();
  const store = useKitchenStore();
  const { lock } = useActions();
  const ahead = useMemo(() => aheadOf(store), [store]);
  const { recording } = ahead;
  const [games, setGames] = useState<readonly LoopGame[]>(() => [beginLoop(ahead)]);
  const [said, say] = useState("");
  const game = games.at(-1) as LoopGame;
  const isDone = moves !== undefined && game.moves >= moves;
  const right = rightMove(recording, game);
  useEffect(() => {
    lock(!isDone);
    return () => lock(false);
  }, [lock, isDone]);
  const world = recording.worldAt(game.seq);
  const { people } = recording.sceneAt(game.seq);
  const nameOf = (task: number): string => (task < 0 ? words.loop.callback : shownName(messages, people[task]));
  const show = (seq: number): void => {
    // The picture follows: the game is of the same run.
    lock(false);
    skipTo(store, { callbacks: recording.worldAt(seq).callbacks, atUs: 0 });
    lock(true);
  };
  const make = (move: Move): void => {
    const answer = judgeMove(recording, game, move);
    const next = play(recording, game, move);
    setGames([...games, next]);
    if (!answer.isRight) {
      say(words.loop.refusals[answer.rule]);
      noteProgress((progress) => ({ ...progress, refusals: progress.refusals + 1 }));
      return;
    }
    say("");
    if (next.seq !== game.seq) show(next.seq);
  };
  const textOf = (move: Move): string => {
    if (move.kind === "step") return words.loop.ends[move.ends];
    if (move.kind === "wait") {
      const atUs = world.timers.find(({ task }) => task === move.task)?.atUs ?? 0;
      return words.loop.wait(nameOf(move.task), seconds(atUs));
    }
    const ready = world.ready.find(({ handle, task }) => handle === move.handle && task === move.task);
    return words.loop.run(nameOf(move.task), words.loop.does[ready?.does ?? "calls"]);
  };
  const runner = right?.kind === "step" ? nameOf(world.ready[0]?.task ?? -1) : "";
  const choices = choicesAt(recording, game);
  return (
    <>
      <p className={css.question}>
        {isDone || !right ? words.loop.over : game.phase === "choose" ? words.loop.choose : words.loop.step(runner)}
      </p>
      {!isDone && right && (
        <ul className={css.options}>
          {shuffled(choices, game.seq).map((move) => (
            <li key={JSON.stringify(move)}>
              <button type="button" className="button" onClick={() => make(move)}>
                {textOf(move)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={css.verdict} data-wrong={said !== "" || undefined}>
        {said}
      </p>
      <div className={css.row}>
        <span className={css.help}>{words.loop.score(game.moves, game.refusals)}</span>
        {!isDone && right && (
          <button type="button" className="button" onClick={() => say(words.loop.hints[right.kind])}>
            {words.loop.hint}
          </button>
        )}
        {children}
      </div>
    </>
  );
}

/** In an order that does not give away which is first, and is the same each time. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((one, i) => ({ one, key: ((i + 1) * 2654435761 + seed * 40503) % 1009 }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}
