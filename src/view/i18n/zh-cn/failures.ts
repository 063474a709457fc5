/** Words for a file of the page that is missing, or a part of it that broke, in Simplified Chinese. */
import type { FailuresWords } from "../en/failures.ts";

export const failures: FailuresWords = {
  failures: {
    page: {
      missing: "本页有一个文件没有取到：这里缺了一部分，或者有些东西不动。",
      broken: "本页有一部分出错了。你可以这样做。",
    },
    panel: {
      missing: "这个面板没有取到。厨房照常运行。",
      broken: "这个面板出错了。厨房照常运行。",
    },
    pageTitle: "出错了",
    tryAgain: "再试一次",
    reload: "重新加载",
    startAfresh: "从头开始",
    reloadKeeps: "重新加载会保留你的运行、改动和书签。",
    stillMissing: "还是没有成功。有些浏览器要重新加载页面才会再去取；你的运行、改动和书签都会保留。",
  },
};
