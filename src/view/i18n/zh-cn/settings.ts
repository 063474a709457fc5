/** Words for the settings that everybody tries first, in Simplified Chinese. */
import type { SettingsWords } from "../en/settings.ts";

export const settings: SettingsWords = {
  controls: "设置",
  plateSize: "盘子放得下",
  plateSizeOf: (n: string) => `盘子 ${n}`,
  noLimit: "不限量",
  otherSize: "滑块上没有的数目：盘子放得下几个",
  breadsValue: (n) => `${n} 个`,
  bakersPace: "烤一个面包用时",
  toppersPace: "加料用时",
  toppersPaceOf: (n: string) => `第 ${n} 道加料用时`,
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
