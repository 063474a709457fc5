/**
 * Ordering lines: one builds a function from its lines, and the engine runs the program with it. Every line can be moved by its
 * buttons, so that no mouse is needed.
 */
import { ArrowDown, ArrowUp, X } from "lucide";
import { useState } from "react";
import {
  type Built,
  HEADS,
  isAsItShould,
  LINE_TEXTS,
  type Line,
  mixedLines,
  type Part,
  runBuilt,
} from "../../lessons/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { IconButton } from "../ui/IconButton.tsx";
import css from "./learn.module.css";

const SHOWN_LINES = 5;

export function OrderCard({ part, children }: { part: Part; children: (isRight: boolean) => React.ReactNode }) {
  const words = useLearnWords();
  const [seed, setSeed] = useState(1);
  const [lines, setLines] = useState<readonly Line[]>(() => mixedLines(part, seed));
  const [built, setBuilt] = useState<{ readonly built: Built; readonly isRight: boolean } | null>(null);
  const change = (next: readonly Line[]): void => {
    setLines(next);
    setBuilt(null);
  };
  const move = (i: number, by: number): void => {
    const next = [...lines];
    const [line] = next.splice(i, 1);
    if (line) next.splice(i + by, 0, line);
    change(next);
  };
  return (
    <>
      <p className={css.question}>{words.order.what}</p>
      <pre className={css.above}>{HEADS[part].join("\n")}</pre>
      <ol className={css.code} aria-label={words.order.what}>
        {lines.map((line, i) => (
          <li key={line}>
            <code>{LINE_TEXTS[line]}</code>
            <IconButton icon={ArrowUp} label={words.order.up} onClick={() => move(i, -1)} isDisabled={i === 0} />
            <IconButton
              icon={ArrowDown}
              label={words.order.down}
              onClick={() => move(i, 1)}
              isDisabled={i === lines.length - 1}
            />
            <IconButton
              icon={X}
              label={words.order.takeOut}
              onClick={() => change(lines.filter((one) => one !== line))}
              isDisabled={lines.length === 1}
            />
          </li>
        ))}
      </ol>
      <p role="status" className={css.verdict} data-right={built?.isRight || undefined}>
        {built && <Outcome built={built.built} isRight={built.isRight} />}
      </p>
      <div className={css.row}>
        <button
          type="button"
          className="button"
          onClick={() => {
            setSeed(seed + 1);
            change(mixedLines(part, seed + 1));
          }}
        >
          {words.order.shuffle}
        </button>
        <button
          type="button"
          className="button primary"
          onClick={() => setBuilt({ built: runBuilt(part, lines), isRight: isAsItShould(part, lines) })}
        >
          {words.order.run}
        </button>
        {children(built?.isRight ?? false)}
      </div>
    </>
  );
}

function Outcome({ built, isRight }: { built: Built; isRight: boolean }) {
  const words = useLearnWords();
  const { seconds } = useFormats();
  const lines = built.printed.slice(0, SHOWN_LINES).map((line) => {
    const at = line.indexOf(" ");
    return `${seconds(Number(line.slice(0, at)))} ${line.slice(at + 1)}`;
  });
  return (
    <>
      <strong>{isRight ? words.right : words.wrong}</strong>{" "}
      {isRight ? words.order.asItShould : words.order.ends[built.end](built.error, built.unfinished)}{" "}
      {!isRight && words.order.printed(built.printed.length, lines.join(" · "))}
    </>
  );
}
