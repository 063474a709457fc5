/**
 * What a kitchen that was made for one moment of asyncio shows, in two sentences, and the way to that moment.
 */
import { ChevronUp, Eye, RefreshCw } from "lucide";
import { useState } from "react";
import { callbackAfter, isBetweenCallbacks, Markers } from "../../replay/index.ts";
import { useLessonWords } from "../i18n/use-lesson-words.ts";
import { askFor } from "../ui/asked-panel.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions, useKitchen, useKitchenStore } from "../use-kitchen.ts";
import css from "./Lesson.module.css";
import type { LessonId } from "./lessons.ts";
import { Unfold } from "./Unfold.tsx";

const WIDE_PX = 1100;
const HIGH_PX = 800;

/** What happens once in a kitchen. */
const ONCE: readonly LessonId[] = ["wentOn", "wokenCancelled"];

interface LessonProps {
  readonly lesson: LessonId;
  /** Where panels leave the picture little room. */
  readonly isFoldedAtFirst: boolean;
}

export default function Lesson({ lesson, isFoldedAtFirst }: LessonProps) {
  const words = useLessonWords();
  // A small page has its room for the picture.
  const [isFolded, setFolded] = useState(() => isFoldedAtFirst || innerWidth < WIDE_PX || innerHeight < HIGH_PX);
  const { skipUntil, goTo, togglePanel, edit } = useActions();
  const store = useKitchenStore();
  const hasLoop = useKitchen((state) => state.panels.includes("loop"));
  const show = (): void => {
    const { scene, recording: recordingOf } = store.getState();
    const recording = recordingOf();
    const { trace } = recording;
    const markers = new Markers(recording);
    /** The end of the callback in which it happens next, among what has been made so far. */
    const find = (from: number): number | null => {
      if (lesson === "original") return null;
      markers.update();
      const seq = markers.next(lesson, from)?.seq;
      if (seq === undefined) return null;
      return isBetweenCallbacks(trace, seq) ? seq : callbackAfter(trace, seq);
    };
    // Past the last one to the first again, unless there may be more.
    const isLast = recording.sceneAt(trace.length).end !== null || ONCE.includes(lesson);
    const found = find(scene.seq) ?? (isLast ? find(0) : null);
    if (found !== null) goTo(found);
    else skipUntil((_recording, from) => find(from));
  };
  if (isFolded) return <Unfold onUnfold={() => setFolded(false)} />;
  return (
    <section className={css.lesson} aria-label={words.lesson}>
      <p>{words.lessons[lesson]}</p>
      <div>
        {lesson === "original" ? (
          <button type="button" className="button" onClick={() => edit({ kind: "plate", maxsize: 6 })}>
            {words.lessonLimit}
          </button>
        ) : (
          <button type="button" className="button" onClick={show}>
            <Icon of={Eye} size={18} /> {words.lessonShow}
          </button>
        )}
        <button
          type="button"
          className="button"
          aria-pressed={hasLoop}
          onClick={() => {
            if (!hasLoop) askFor("loop");
            togglePanel("loop");
          }}
        >
          <Icon of={RefreshCw} size={18} /> {words.lessonInside}
        </button>
        <IconButton icon={ChevronUp} label={words.lessonFold} onClick={() => setFolded(true)} />
      </div>
    </section>
  );
}
