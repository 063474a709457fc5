/** Words for a file of the page that is missing, or a part of it that broke, in English. */
export const failures = {
  /** A file of the page that is missing, or a part of it that broke. */
  failures: {
    page: {
      missing: "A file of this page could not be fetched: something is missing here, or stands still.",
      broken: "A part of this page broke. Here is what you can do.",
    },
    panel: {
      missing: "This panel could not be fetched. The kitchen goes on without it.",
      broken: "This panel broke. The kitchen goes on without it.",
    },
    pageTitle: "Something went wrong",
    tryAgain: "Try again",
    reload: "Reload",
    startAfresh: "Start afresh",
    reloadKeeps: "Reloading the page keeps your run, its changes and its bookmarks.",
    stillMissing:
      "That failed again. Some browsers only look again when the page is reloaded; your run, its changes and its bookmarks are kept.",
  },
};

export type FailuresWords = typeof failures;
