/** Words for the windows about keys and the page, in Simplified Chinese. */
import type { WindowsWords } from "../en/windows.ts";

export const windows: WindowsWords = {
  keysTitle: "按键",
  keyRows: [
    ["空格", "播放或暂停"],
    ["→ 和 ←", "前进或后退一步；打开事件循环时是一个回调"],
    ["Shift 加 → 或 ←", "前进或后退一秒"],
    ["Home", "重新开始"],
    ["End", "跳到最新时刻"],
    ["Ctrl Z、Ctrl Shift Z", "撤销、重做"],
    ["P", "投影给全班，再按返回；期间 S 聚光、D 笔、. 黑屏、1 到 5 运行到某事"],
    ["Esc", "不再等耗时太久的事"],
    ["?", "显示本列表"],
  ],
  aboutTitle: "关于 Plateful",
  aboutText:
    "这个网页里运行着一台真正的队列引擎，你看到的一切都由它推动。它遵循 Python 的 asyncio：盘子是 asyncio.Queue，人是它的任务。没有任何数据被发送出去。",
  aboutPicture: "画面省略了什么：人走路要花时间，协程不用。时钟是虚拟的，所以同一个厨房在任何机器上都一样运行。",
  aboutCredits: "使用了",
  aboutLicence: "Plateful 可以自由使用、修改和传播。",
  licence: "它的许可证（MIT）",
  licencesInside: "它的许可（MIT）和所用各部分的许可，都在这个文件的末尾。",
  notices: "其中所有内容的许可证",
};
