/** Words for two kitchens side by side, in Simplified Chinese. */
import type { BesideWords } from "../en/beside.ts";

export const beside: BesideWords = {
  put: "旁边再开一个厨房",
  compareGhost: "并排看两者",
  first: "甲",
  second: "乙",
  kitchen: (letter) => `厨房${letter}`,
  controls: (letter) => `滑块和面板控制${letter}`,
  takeAway: "去掉乙",
  goesOn: "甲已结束。让乙继续到它的结束",
  same: "到现在没有不同。在其中一个里改点什么，再重新开始。",
  parts: (time) => `在 ${time} 分道扬镳。`,
  goThere: "去那里",
  does: (letter, what) => `${letter}：${what}`,
  nothingYet: "还没有什么",
  figures: "两者到目前的数字",
  rows: {
    eaten: "吃掉",
    onPlate: "在盘子上",
    bakersWaiting: "面包师等待的时间",
    eatersWaiting: "食客等待的时间",
    timeOnPlate: "在盘子上的平均时间",
  },
  difference: "乙 − 甲",
  percent: (text) => `${text}%`,
};
