/** Words for the head of the page, the buttons of the panels, and what all panels share, in Simplified Chinese. */
import type { PageWords } from "../en/page.ts";

export const page: PageWords = {
  title: "Plateful 一盘面包：用厨房看懂 asyncio.Queue",
  appName: "Plateful",
  tagline: "用厨房看懂 asyncio.Queue",
  page: "本页",
  skipToControls: "跳到控制区",

  presetLabel: "厨房",
  presetCustom: "我自己的厨房",
  presets: {
    opening: "放得下六个的盘子",
    original: "原来的程序",
    full: "会装满的盘子",
    hungry: "饥饿的食客",
    oneForFour: "一位面包师对四位食客",
    balance: "刚好平衡",
    rush: "高峰时段：十二对十二",
    overtaken: "被唤醒，却被抢先",
    wentOn: "不用等的 await",
    joinWaits: "盘子空了，活还没完",
    wokenCancelled: "刚被唤醒就被送回家",
  },

  showPeople: "人员与盘子",
  showConsole: "打印输出",
  showTimeline: "时间线",
  showNumbers: "数字",
  showLog: "经过",
  showProgram: "程序",
  showLoop: "事件循环",
  hide: "关闭",

  panels: "面板",
  more: "更多",
  moreTools: "更多时间工具",

  textSize: "文字大小",
  textSizes: (percent) => `${percent}%`,
  theme: "颜色",
  themes: { system: "跟随系统", light: "浅色", dark: "深色" },
  language: "语言",
  keys: "按键",
  about: "关于",
  close: "关闭",
  share: "分享",
};
