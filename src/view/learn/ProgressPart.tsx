/** What one has done, to take home as a file or a link; and somebody else's, asked again of its kitchens. */
import { useEffect, useMemo, useRef, useState } from "react";
import { packText, unpackText } from "../../share/index.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { addressOf } from "../share/address.ts";
import { saveFile } from "../ui/save-file.ts";
import { useCopy } from "../ui/use-copy.ts";
import css from "./learn.module.css";
import { forgetProgress, isAsSaid, type Progress, parseProgress } from "./progress.ts";

/** Somebody's progress, or "bad" for what is none. */
type Others = Progress | "bad" | null;

export function OwnProgress({ progress }: { progress: Progress }) {
  const words = useLearnWords();
  const [others, setOthers] = useState<Others>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const link = useProgressLink(progress);
  const { outcome, copy } = useCopy(link ?? "");
  const save = (): void => saveFile("plateful-progress.json", JSON.stringify(progress, null, 1), "application/json");
  const open = async (file: File | undefined): Promise<void> => {
    if (file) setOthers(parseProgress(await file.text()) ?? "bad");
  };
  const right = progress.answers.filter(({ isRight }) => isRight).length;
  return (
    <section>
      <h3>{words.progress}</h3>
      <p className={css.help}>
        {words.progressHelp} {words.progressOf(right, progress.answers.length)}
      </p>
      <div className={css.row}>
        <button type="button" className="button" onClick={save}>
          {words.progressFile}
        </button>
        {link && (
          <button type="button" className="button" onClick={copy}>
            {words.progressLink}
          </button>
        )}
        <button type="button" className="button" onClick={() => chooser.current?.click()}>
          {words.progressOpen}
        </button>
        <button type="button" className="button" onClick={forgetProgress}>
          {words.progressClear}
        </button>
        <span role="status">{outcome === "copied" ? words.copied : ""}</span>
        <input
          ref={chooser}
          type="file"
          accept="application/json,.json"
          hidden
          onChange={(event) => void open(event.target.files?.[0])}
        />
      </div>
      <Judged others={others} />
    </section>
  );
}

/** The link with the progress in it; null until it is packed, and where it cannot be. */
function useProgressLink(progress: Progress): string | null {
  const [link, setLink] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    void packText(JSON.stringify(progress)).then((packed) => {
      if (!isOver && packed !== null) setLink(addressOf(`progress=${packed}`));
    });
    return () => {
      isOver = true;
    };
  }, [progress]);
  return link;
}

/** The progress that a link holds. */
export function OthersProgress({ packed }: { packed: string }) {
  const words = useLearnWords();
  const [others, setOthers] = useState<Others>(null);
  useEffect(() => {
    let isOver = false;
    void unpackText(packed).then((text) => !isOver && setOthers(parseProgress(text ?? "") ?? "bad"));
    return () => {
      isOver = true;
    };
  }, [packed]);
  return (
    <section>
      <h3>{words.progressOthers}</h3>
      <Judged others={others} />
    </section>
  );
}

function Judged({ others }: { others: Others }) {
  const words = useLearnWords();
  return (
    <div role="status">
      {others === "bad" && <p>{words.progressBad}</p>}
      {others !== null && others !== "bad" && <Replayed progress={others} />}
    </div>
  );
}

/** Somebody's answers, each asked again of its kitchen. */
function Replayed({ progress }: { progress: Progress }) {
  const words = useLearnWords();
  const checked = useMemo(() => progress.answers.map((answer) => ({ answer, isSo: isAsSaid(answer) })), [progress]);
  const good = checked.filter(({ isSo }) => isSo).length;
  return (
    <>
      <p>{words.replayed(good, checked.length)}</p>
      <ol>
        {checked.map(({ answer, isSo }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: answers keep their order
          <li key={i}>
            {answer.isRight ? words.right : answer.chosen ? words.wrong : words.giveUp} ({answer.kind},{" "}
            {(answer.atUs / 1e6).toFixed(2)} s){answer.reason && `: “${answer.reason}”`}
            {!isSo && ` – ${words.notSo}`}
          </li>
        ))}
      </ol>
    </>
  );
}
