/** Takes up a lesson: begins its kitchen, and stands where its first beat can come. */
import { Ahead, kitchenOf, type LessonId, lessonWith, standFor } from "../../lessons/index.ts";
import type { KitchenStore } from "../../store/index.ts";

export function takeUp(store: KitchenStore, id: LessonId): void {
  const lesson = lessonWith(id);
  if (!lesson) return;
  beginKitchen(store, lesson);
  store.getState().learn({ kind: "lesson", id, beat: 0 });
}

export function beginKitchen(store: KitchenStore, lesson: NonNullable<ReturnType<typeof lessonWith>>): void {
  const { scenario, changes, preset } = kitchenOf(lesson);
  const { choose, begin, pause, select, seek } = store.getState();
  if (preset) choose(preset);
  else begin(scenario, changes);
  pause();
  select(null);
  // A kitchen opens with all that happens at once over. Where the lesson begins with some of that, it stands before it.
  const [first] = lesson.beats;
  if (first?.kind !== "look" || !first.moment) return;
  const stand = standFor(new Ahead(scenario, changes, { callbacks: 0, atUs: 0 }), first);
  if (stand?.place.atUs === 0 && stand.place.callbacks < store.getState().scene.callbacks) seek(0, 0);
}
