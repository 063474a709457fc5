/** Words for the printed lines, in Simplified Chinese. */
import type { ConsoleWords } from "../en/console.ts";

export const console: ConsoleWords = {
  console: "打印输出",
  consoleEmpty: "还没有打印任何内容。",
  consoleEarlier: (n) => `更早的 ${n} 行没有显示`,
};
