/** Words for the story, and what it adds to a sentence of the narration, in Simplified Chinese. */
import type { StoryWords } from "../en/story.ts";

export const story: StoryWords = {
  log: "经过",
  plateNow: (level, limit) => (limit === null ? `盘中现有 ${level} 个` : `盘中现有 ${level} 个，上限 ${limit} 个`),
  tied: (name) => `与${name}同一瞬间到点：在真实时钟上，哪个先都有可能`,
  quicker: (name) => `${name}抢了先`,
  callbackFailed: "一个回调出错了，事件循环照常继续",
  taskLeftPending: "程序结束时，这个任务还没做完",
  errorNeverRetrieved: "这个错误始终没有人过问",
  sentBy: { manager: "是店长请回去的", edit: "因为设置改了" },
};
