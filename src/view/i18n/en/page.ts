/** Words for the head of the page, the buttons of the panels, and what all panels share, in English. */
import type { PresetId } from "../../../bakery/index.ts";

export const page = {
  title: "Plateful: asyncio.Queue as a kitchen",
  appName: "Plateful",
  tagline: "asyncio.Queue as a kitchen",
  page: "This page",
  skipToControls: "Skip to the controls",

  presetLabel: "Kitchen",
  presetCustom: "My own kitchen",
  presets: {
    opening: "A plate that holds six",
    original: "The original program",
    full: "A plate that fills up",
    hungry: "Hungry eaters",
    oneForFour: "One baker for four eaters",
    balance: "Perfect balance",
    rush: "Rush hour, twelve and twelve",
    overtaken: "Woken and overtaken",
    wentOn: "An await that does not wait",
    joinWaits: "Plate empty, work not done",
    wokenCancelled: "Woken and sent home",
  } satisfies Record<PresetId, string>,

  showPeople: "People and plate",
  showConsole: "Printed lines",
  showTimeline: "Timeline",
  showNumbers: "Numbers",
  showLog: "Story",
  showProgram: "Program",
  showLoop: "Loop",
  hide: "Close",

  panels: "Panels",
  more: "More",
  moreTools: "More ways through time",

  textSize: "Text size",
  textSizes: (percent: number) => `${percent} %`,
  theme: "Colours",
  themes: { system: "as the system", light: "light", dark: "dark" },
  language: "Language",
  keys: "Keys",
  about: "About",
  close: "Close",
  share: "Share",
};

export type PageWords = typeof page;
