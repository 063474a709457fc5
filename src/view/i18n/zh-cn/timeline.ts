/** Words for the timeline, in Simplified Chinese. */
import type { TimelineWords } from "../en/timeline.ts";

export const timeline: TimelineWords = {
  timeline: "时间线",
  zoomIn: "放大",
  zoomOut: "缩小",
  wholeRun: "整次运行",
  timelineHelp: "左右键移动，上下键换行，回车跳到那里，+ 和 − 缩放。",
  laneAt: (name, state, from, to) =>
    to === null ? `${name}：从 ${from} 起${state}` : `${name}：${from} 到 ${to}${state}`,
  laneNothing: (name) => `${name}：还没来`,
  plateLevel: "盘子上",
  unfinished: "未完成",
  plateLimit: "盘子上限",
  levelAt: (level, limit, unfinished, time) =>
    `${time}：盘子上 ${level} 个${limit > 0 ? `（最多 ${limit} 个）` : ""}，未完成 ${unfinished} 个`,
  states: {
    ready: "就绪但还没运行",
    acting: "正在运行",
    baking: "在烤面包",
    eating: "在吃",
    holding: "拿着面包等空位",
    working: "在加工",
    hungry: "等面包",
    counting: "等面包师做完",
    waiting: "在门口等",
    resting: "在等待",
    gone: "回家了",
    trouble: "遇到麻烦",
  },
};
