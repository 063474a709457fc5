/** Words for what the page has to tell, in Simplified Chinese. */
import type { NoticesWords } from "../en/notices.ts";

export const notices: NoticesWords = {
  dismiss: "知道了",
  linkProblemsTitle: "网址里有些内容看不懂，已忽略；其余照办。",
  linkProblem: (path, wanted, given) =>
    given === "" ? `${path}：${wanted}；这里是空的` : `${path}：${wanted}；已忽略“${given}”`,
  wanted: {
    object: "必须是一组设置",
    list: "必须列出 1 到 1,000 个人",
    nothing: "不是一项设置",
    name: "必须是 1 到 40 个可见字符",
    seconds: "必须是 0 或 0.000001 到 3,600 的秒数、exponential~平均值 或 uniform~最小~最大",
    breads: "必须是 0 到 1,000,000 的整数、plateful 或 endless",
    priority: "必须是 -1,000,000 到 1,000,000 的整数",
    size: "必须是 1 到 10,000 的整数",
    bounded: "必须是 1 或 0",
    order: "必须是 fifo、lifo 或 priority",
    bakerHabit: "必须是面包师的习惯，例如 putNowait 或 raises~2",
    eaterHabit: "必须是食客的习惯，例如 forgetsTaskDone 或 givesUp~2",
    ending: "必须是收工的方式，例如 sentinels、taskGroup 或 joinWithin~5",
    seed: "必须是 0 到 4,294,967,295 的整数",
    preset: "必须是可选的厨房之一",
    change: "必须是排在前一次之后的改动，每种角色始终有 1 到 1,000 个人",
    time: "必须是 0 到 1,000,000 的秒数",
    panel: "必须是 timeline、numbers、log、program、loop、doctor、console 或 people",
    marks: "最多 100 个书签",
    once: "只能写一次，以最后一次为准",
    length: "最多 1,000,000 个字符",
  },
  left: "没有重新运行之前的那次：你接着用了画面上的这一次。",
  notSoon: "在查看的这段时间里没有发生这件事，画面停在原处。",
  livelock: "时间停住了：有人干活不花时间也从不休息，别人的时钟就走不动。请给他们几秒钟，然后重新开始。",
  tooFar: "那个时刻太远，一下子跑不到。厨房停在能到的最远处。",
  storedSettings: "浏览器里保存的语言或颜色看不懂，已使用默认值。",
  update: "这个网页有了新版本。",
  updateNow: "立即使用",
};
