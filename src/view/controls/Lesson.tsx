/**
 * What a kitchen that was made for one moment of asyncio shows, in two sentences, and the way to that moment.
 */
import { Eye, RefreshCw } from "lucide-react";
import { callbackAfter, isBetweenCallbacks, Markers } from "../../replay/index.ts";
import { useAsyncioMessages } from "../i18n/use-asyncio-messages.ts";
import { reveal } from "../ui/reveal.ts";
import { useActions, useKitchen, useKitchenStore } from "../use-kitchen.ts";
import type { LessonId } from "./lessons.ts";
import css from "./time.module.css";

/** What happens once in a kitchen. */
const ONCE: readonly LessonId[] = ["wentOn", "wokenCancelled"];

export default function Lesson({ lesson }: { lesson: LessonId }) {
  const words = useAsyncioMessages();
  const { skipUntil, goTo, togglePanel } = useActions();
  const store = useKitchenStore();
  const hasLoop = useKitchen((state) => state.panels.includes("loop"));
  const show = (): void => {
    const { scene, reel } = store.getState();
    const { trace, sceneAt } = reel();
    const markers = new Markers(trace, sceneAt(0));
    /** The end of the callback in which it happens next, among what has been made so far. */
    const find = (from: number): number | null => {
      markers.update();
      const seq = markers.next(lesson, from)?.seq;
      if (seq === undefined) return null;
      return isBetweenCallbacks(trace, seq) ? seq : callbackAfter(trace, seq);
    };
    // Past the last one to the first again, unless there may be more.
    const isLast = sceneAt(trace.length).end !== null || ONCE.includes(lesson);
    const found = find(scene.seq) ?? (isLast ? find(0) : null);
    if (found !== null) goTo(found);
    else skipUntil((_reel, from) => find(from));
  };
  return (
    <section className={css.lesson} aria-label={words.lesson}>
      <p>{words.lessons[lesson]}</p>
      <div>
        <button type="button" className="button" onClick={show}>
          <Eye aria-hidden="true" size={18} /> {words.lessonShow}
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={hasLoop}
          onClick={() => {
            togglePanel("loop");
            if (!hasLoop) reveal("loop");
          }}
        >
          <RefreshCw aria-hidden="true" size={18} /> {words.lessonInside}
        </button>
      </div>
    </section>
  );
}
