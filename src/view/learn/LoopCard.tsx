/**
 * Being the loop: the ready line and the timers as buttons. A right move runs the kitchen on; a refused one says which rule it
 * breaks.
 */
import { useEffect, useState } from "react";
import {
  type Ahead,
  beginLoop,
  choicesAt,
  judgeMove,
  type LoopGame,
  type Move,
  play,
  rightMove,
  shuffled,
} from "../../lessons/index.ts";
import type { Recording } from "../../replay/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { shownName } from "../stage/people.ts";
import { useActions, useKitchenStore } from "../use-kitchen.ts";
import css from "./learn.module.css";
import { noteProgress } from "./progress.ts";
import { backTo, skipTo, useAhead } from "./use-ahead.ts";

interface LoopCardProps {
  /** So many right moves are enough; without it one goes on as one likes. */
  readonly moves?: number;
  readonly children: React.ReactNode;
}

/** The game, what was said last, and what can be done in it. The picture follows: the game is of the run that is shown. */
function useGame(ahead: Ahead, moves: number | undefined) {
  const store = useKitchenStore();
  const { lock } = useActions();
  const words = useLearnWords();
  const { recording } = ahead;
  const [games, setGames] = useState<readonly LoopGame[]>(() => [beginLoop(ahead)]);
  const [said, say] = useState("");
  const game = games.at(-1) as LoopGame;
  const isDone = moves !== undefined && game.moves >= moves;
  useEffect(() => {
    lock(!isDone);
    return () => lock(false);
  }, [lock, isDone]);
  const show = (next: LoopGame, go: typeof skipTo): void => {
    if (next.seq === game.seq) return;
    lock(false);
    go(store, { callbacks: recording.worldAt(next.seq).callbacks, atUs: 0 });
    lock(true);
  };
  const make = (move: Move): void => {
    const answer = judgeMove(recording, game, move);
    const next = play(recording, game, move);
    setGames([...games, next]);
    say(answer.isRight ? "" : words.loop.refusals[answer.rule]);
    if (!answer.isRight) noteProgress((progress) => ({ ...progress, refusals: progress.refusals + 1 }));
    show(next, skipTo);
  };
  /** Makes the right move, which counts as a refusal. */
  const give = (move: Move, text: string): void => {
    const next = { ...play(recording, game, move), refusals: game.refusals + 1 };
    setGames([...games, next]);
    say(text);
    show(next, skipTo);
  };
  const undo = (): void => {
    const before = games.at(-2) as LoopGame;
    // What was refused stays counted.
    setGames([...games.slice(0, -2), { ...before, refusals: game.refusals }]);
    say("");
    show(before, backTo);
  };
  return { recording, game, isDone, said, say, make, give, undo, canUndo: games.length > 1 };
}

/** A move in words. */
function useMoveText(recording: Recording, { seq }: LoopGame) {
  const words = useLearnWords();
  const messages = useMessages();
  const { seconds } = useFormats();
  const world = recording.worldAt(seq);
  const { people } = recording.sceneAt(seq);
  const nameOf = (task: number): string => (task < 0 ? words.loop.callback : shownName(messages, people[task]));
  const textOf = (move: Move): string => {
    if (move.kind === "step") return words.loop.ends[move.ends];
    if (move.kind === "wait") {
      const atUs = world.timers.find(({ task }) => task === move.task)?.atUs ?? 0;
      return words.loop.wait(nameOf(move.task), seconds(atUs));
    }
    const ready = world.ready.find(({ handle, task }) => handle === move.handle && task === move.task);
    return words.loop.run(nameOf(move.task), words.loop.does[ready?.does ?? "calls"]);
  };
  return { textOf, runner: nameOf(world.ready[0]?.task ?? -1) };
}

export function LoopCard(props: LoopCardProps) {
  const ahead = useAhead();
  return ahead && <Game {...props} ahead={ahead} />;
}

function Game({ ahead, moves, children }: LoopCardProps & { readonly ahead: Ahead }) {
  const words = useLearnWords();
  const { recording, game, isDone, said, say, make, give, undo, canUndo } = useGame(ahead, moves);
  const { textOf, runner } = useMoveText(recording, game);
  const right = isDone ? null : rightMove(recording, game);
  return (
    <>
      <p className={css.question}>
        {!right ? words.loop.over : game.phase === "choose" ? words.loop.choose : words.loop.step(runner)}
      </p>
      {right && (
        <ul className={css.options}>
          {shuffled(choicesAt(recording, game), game.seq).map((move) => (
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
        {right && (
          <>
            <button type="button" className="button" onClick={() => say(words.loop.hints[right.kind])}>
              {words.loop.hint}
            </button>
            <button type="button" className="button" onClick={() => give(right, textOf(right))}>
              {words.giveUp}
            </button>
          </>
        )}
        {canUndo && (
          <button type="button" className="button" onClick={undo}>
            {words.loop.undo}
          </button>
        )}
        {(moves === undefined || !right) && children}
      </div>
    </>
  );
}
