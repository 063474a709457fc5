/** Words for presenting to a class, in Simplified Chinese. */
import type { PresentWords } from "../en/present.ts";

export const present: PresentWords = {
  bar: "正在投影",
  leave: "退出（Esc）",
  spotlight: "聚光",
  spotlightHelp: "选一个人、一个面包或一行，其余变暗。",
  pen: "笔",
  penHelp: "在画面上画。下一步就擦掉。",
  blank: "黑屏",
  isBlank: "屏幕已变黑。按任意键恢复。",
  untilKeys: "按数字键：运行到",
};
