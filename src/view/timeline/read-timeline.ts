/** A timeline of a run, or of what is kept of it. */
import { type Recording, Timeline } from "../../replay/index.ts";

export const readTimeline = (recording: Recording): Timeline => new Timeline(recording);
