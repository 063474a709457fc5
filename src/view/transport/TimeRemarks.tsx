/**
 * What has to be said about long runs and forks, while it is so.
 */
import { Columns2, X } from "lucide";
import { useFormats } from "../i18n/formats.ts";
import { useBesideWords } from "../i18n/use-beside-words.ts";
import { useTimeWords } from "../i18n/use-time-words.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions, useKitchen, useKitchenParts } from "../use-kitchen.ts";
import css from "./TimeRemarks.module.css";

export default function TimeRemarks() {
  const messages = useTimeWords();
  const { seconds, number } = useFormats();
  const besideWords = useBesideWords();
  const { dismissGhost, leave, putBeside } = useActions();
  const ghostView = useKitchen((state) => state.ghost?.view);
  const progress = useKitchen((state) => state.progress);
  const doing = useKitchen((state) => state.doing);
  const { reached, keptFromUs, hasGhost } = useKitchenParts((state) => ({
    reached: state.reachedSpeed,
    keptFromUs: state.keptFromUs,
    hasGhost: state.ghost !== null,
  }));
  const percent = Math.floor((progress ?? 0) * 100);
  return (
    <div className={css.remarks} role="status">
      {doing !== null && (
        <p>
          {messages.doing[doing]}
          {/* Told once, and not with every percent of it. */}
          <span aria-hidden="true" className={css.percent}>
            {messages.percent(percent)}
          </span>
          <progress value={progress ?? 0} aria-label={messages.doing[doing]} />
          <IconButton icon={X} label={messages.leave} onClick={leave} keys="Escape" hasText />
        </p>
      )}
      {reached !== null && <p>{messages.reached(number(reached))}</p>}
      {keptFromUs > 0 && <p>{messages.keptFrom(seconds(keptFromUs))}</p>}
      {hasGhost && (
        <p>
          {messages.ghost}{" "}
          <IconButton
            icon={Columns2}
            label={besideWords.compareGhost}
            onClick={() => ghostView && putBeside(ghostView)}
            hasText
          />
          <IconButton icon={X} label={messages.dismissGhost} onClick={dismissGhost} />
        </p>
      )}
    </div>
  );
}
