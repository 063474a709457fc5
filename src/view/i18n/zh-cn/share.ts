/** Words for the window to share from, in Simplified Chinese. */
import type { ShareWords } from "../en/share.ts";

export const share: ShareWords = {
  copied: "已复制",
  copy: "复制",
  copyFailed: "浏览器不让复制。文字已选中：请按 Ctrl+C 或 ⌘C。",
  shareMoment: "此时此刻，包括到现在为止的每次改动",
  shareSettings: "这些设置，从开门开始",
  shareEmbed: "嵌入你自己的网页",
  codeLarge: "这一时刻的链接二维码：放大显示",
  codeSmall: "把二维码缩小",
  codeTooLong: "改动太多，链接太长，放不进二维码。",
  sharePython: "同一个厨房的 Python 程序（3.11 或更新）",
  sharePythonHelp:
    "打印的内容和顺序都相同，只有同一瞬间到点的事除外：在真实时钟上，哪个先都有可能；如果这决定了谁拿到面包，后面的也会不同。加上 --exact，它就用自带的时钟运行，一下子打印出和这里完全相同的内容。",
  shareTitle: "分享这个厨房",
};
