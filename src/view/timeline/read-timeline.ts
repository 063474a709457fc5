/** A timeline of a run, or of what is kept of it. */
import { Timeline, wholeTrace } from "../../replay/index.ts";
import type { Reel } from "../../store/index.ts";

export function readTimeline({ trace, sceneAt, keptFromUs }: Reel): Timeline {
  const first = sceneAt(0);
  const whole = wholeTrace(trace, first, keptFromUs);
  return new Timeline(whole.trace, first.settings.bounded ? first.settings.size : 0);
}
