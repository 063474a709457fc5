/** Words for the story, and what it adds to a sentence of the narration, in English. */
import type { Aside } from "../../../replay/index.ts";

export const story = {
  log: "Story",
  plateNow: (level: number, limit: number | null) =>
    limit === null ? `plate: now ${level}` : `plate: now ${level} of ${limit}`,
  tied: (name: string) => `due at the same instant as ${name}: on a real clock either may come first`,
  quicker: (name: string) => `${name} was quicker`,
  callbackFailed: "a callback failed, and the loop goes on",
  taskLeftPending: "the program ended before this task did",
  errorNeverRetrieved: "nobody ever asked for this error",
  sentBy: { manager: "sent by the manager", edit: "sent by a change of settings" } satisfies Record<
    Extract<Aside, { say: "sentBy" }>["by"],
    string
  >,
};

export type StoryWords = typeof story;
