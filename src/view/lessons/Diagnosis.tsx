/**
 * A broken kitchen: one watches it go wrong, takes something for the cause, and mends it. A wrong answer leads to the kitchen
 * in which it would be right.
 */
import { ChevronUp, Wrench } from "lucide";
import { useEffect, useRef, useState } from "react";
import { type BrokenId, causesOf, mendedKitchen } from "../../lessons/index.ts";
import { useLessonWords } from "../i18n/use-lesson-words.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions, useKitchen } from "../use-kitchen.ts";
import css from "./Lesson.module.css";
import { Unfold } from "./Unfold.tsx";

/** On a narrower page a panel leaves the picture too little room for a card. */
const NARROW_PX = 700;

interface DiagnosisProps {
  readonly broken: BrokenId;
  readonly isMended: boolean;
  readonly onMend: () => void;
  /** Where panels leave the picture little room. */
  readonly isFoldedAtFirst: boolean;
}

export default function Diagnosis({ broken, isMended, onMend, isFoldedAtFirst }: DiagnosisProps) {
  const words = useLessonWords();
  const hasPanels = useKitchen((state) => state.panels.length > 0);
  const [isFolded, setFolded] = useState(() => isFoldedAtFirst || (hasPanels && innerWidth < NARROW_PX));
  const [isAsked, ask] = useState(false);
  const [chosen, choose] = useState<BrokenId | null>(null);
  const actions = useActions();
  const isPlaying = useKitchen((state) => state.isPlaying);
  const said = useRef<HTMLParagraphElement>(null);
  // What an answer brings is read out from here.
  useEffect(() => {
    if (chosen !== null) said.current?.focus();
  }, [chosen]);
  if (isFolded) return <Unfold onUnfold={() => setFolded(false)} />;
  const mend = (): void => {
    const { scenario, changes } = mendedKitchen(broken);
    onMend();
    actions.begin(scenario, changes);
    if (!isPlaying) actions.play();
  };
  const isRight = chosen === broken;
  return (
    <section className={css.lesson} aria-label={words.lesson} data-broken={broken}>
      {isMended ? (
        <p>
          {words.mended} {words.healed[broken]}
        </p>
      ) : (
        <p ref={said} tabIndex={-1} aria-live="polite">
          {chosen === null
            ? isAsked
              ? words.question
              : words.watch
            : `${isRight ? words.right : words.wrong} ${words.explained[chosen]}`}
        </p>
      )}
      {!isMended && isAsked && chosen === null && (
        <ul className={css.causes}>
          {causesOf(broken).map((cause) => (
            <li key={cause}>
              <button type="button" className="button" onClick={() => choose(cause)}>
                {words.causes[cause]}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div>
        {isMended && (
          <button type="button" className="button" onClick={() => actions.choose(broken)}>
            {words.brokenAgain}
          </button>
        )}
        {!isMended && isRight && (
          <button type="button" className="button primary" onClick={mend}>
            <Icon of={Wrench} size={18} /> {words.mendIt}
          </button>
        )}
        {!isMended && chosen !== null && !isRight && (
          <>
            <button type="button" className="button" onClick={() => choose(null)}>
              {words.askAgain}
            </button>
            <button type="button" className="button" onClick={() => actions.choose(chosen)}>
              {words.wouldBe}
            </button>
          </>
        )}
        {!isMended && !isAsked && (
          <button type="button" className="button primary" onClick={() => ask(true)}>
            {words.question}
          </button>
        )}
        <IconButton icon={ChevronUp} label={words.lessonFold} onClick={() => setFolded(true)} />
      </div>
    </section>
  );
}
