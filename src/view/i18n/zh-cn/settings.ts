/** Words for the settings that everybody tries first, in Simplified Chinese. */
import type { SettingsWords } from "../en/settings.ts";

export const settings: SettingsWords = {
  controls: "设置",
  plateSize: "盘子大小",
  breadsValue: (n) => `${n} 个`,
  bounded: "只放得下这么多",
  boundedHelp: "打开：盘子满了，面包师就得等。关闭：盘子不限量，和原来的程序一样。",
  bakersPace: "烤一个面包用时",
  eatersPace: "吃一个面包用时",
  paceValue: (pace) => pace,
  paceMixed: (paces) => `${paces}，各不相同`,
  paceAbout: (mean) => `约 ${mean}`,
  paceBetween: (min, max) => `${min} 到 ${max}`,
  breads: "每位面包师做",
  breadsKinds: { plateful: "一盘", number: "指定数量", endless: "一直做" },
  breadsNumber: "每位面包师做的个数",
  resetHint: "双击恢复默认值",
};
