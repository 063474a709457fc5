/**
 * What a kitchen that was made for one moment of asyncio shows, in two sentences, and the way to that moment.
 */
import { Eye, RefreshCw } from "lucide-react";
import { presetOf, scenarioOf } from "../../bakery/index.ts";
import { Markers } from "../../replay/index.ts";
import type { Finder } from "../../store/index.ts";
import { LESSONS, type Lesson as LessonId } from "../i18n/asyncio-en.ts";
import { useAsyncioMessages } from "../i18n/late-messages.ts";
import { useActions, useKitchen, useKitchenStore } from "../use-kitchen.ts";
import css from "./time.module.css";

export default function Lesson() {
  const lesson = useKitchen(({ scene }) => lessonOf(presetOf(scenarioOf(scene.settings))?.id));
  return lesson && <LessonCard lesson={lesson} />;
}

const lessonOf = (id: string | undefined): LessonId | null => LESSONS.find((one) => one === id) ?? null;

function LessonCard({ lesson }: { lesson: LessonId }) {
  const words = useAsyncioMessages();
  const { skipUntil, goTo, togglePanel } = useActions();
  const store = useKitchenStore();
  const hasLoop = useKitchen((state) => state.panels.includes("loop"));
  const show = (): void => {
    const { scene, reel } = store.getState();
    const { trace, sceneAt } = reel();
    const markers = new Markers(trace, sceneAt(0));
    markers.update();
    // Past the last one to the first again, unless more may come.
    const next = markers.next(lesson, scene.seq);
    const first = sceneAt(trace.length).end !== null || lesson === "wentOn" ? markers.next(lesson, 0) : null;
    const found = next ?? first;
    if (found) goTo(found.seq);
    else skipUntil(finderOf(lesson));
  };
  return (
    <section className={css.lesson} aria-label={words.lesson}>
      <p>{words.lessons[lesson]}</p>
      <div>
        <button type="button" className="button" onClick={show}>
          <Eye aria-hidden="true" size={18} /> {words.lessonShow}
        </button>
        {!hasLoop && (
          <button type="button" className="button" onClick={() => togglePanel("loop")}>
            <RefreshCw aria-hidden="true" size={18} /> {words.lessonInside}
          </button>
        )}
      </div>
    </section>
  );
}

/** Reads the markers of all that has been made so far, for what has just been added to it. */
const finderOf =
  (lesson: LessonId): Finder =>
  ({ trace, sceneAt }, from) => {
    const markers = new Markers(trace, sceneAt(0));
    markers.update();
    return markers.next(lesson, from)?.seq ?? null;
  };
