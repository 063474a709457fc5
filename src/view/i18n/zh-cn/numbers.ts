/** Words for the numbers, in Simplified Chinese. */
import type { NumbersWords } from "../en/numbers.ts";

export const numbers: NumbersWords = {
  numbers: "数字",
  made: "烤好",
  eaten: "吃完",
  onPlate: "盘子上",
  throughput: "产出",
  keptFrom: (time) => `“烤好”和“吃完”从开门算起；其余都从 ${time} 算起，更早的经过不再保留。`,
  s: (value) => `${value} 秒`,
  ms: (value) => `${value} 毫秒`,
  aSecond: (value) => `${value}/秒`,

  bottleneck: {
    tooEarly: "现在还看不出是谁拖慢了厨房。",
    eaters: "拖慢厨房的是食客：面包在等他们，面包师再快也没用。",
    bakers: "拖慢厨房的是面包师：食客在等面包，吃得再快也没用。",
    plate: "盘子太小：一会儿面包师等空位，一会儿食客等面包。",
    balanced: "面包师和食客步调一致：谁也不用久等。",
  },

  line: {
    tooEarly: "现在还说不准是谁拖慢了流水线。",
    plates: "盘子太小：每个人都在等，一会儿等位置，一会儿等面包。",
    balanced: "大家步调一致：没有人等很久。",
  },
  holdsUp: {
    baker: () => "面包师拖慢了流水线：后面的人都在等面包。别处的手再快也没有用。",
    topper: (stage) => `配料师${stage}拖慢了流水线：面包在他们前面等着，后面的人在等面包。别处的手再快也没有用。`,
    eater: () => "食客拖慢了流水线：整条线上的面包都在等他们。别处的手再快也没有用。",
  },
  crews: "流水线上谁在等",
  crewOf: { baker: () => "面包师", topper: (stage: string) => `配料师${stage}`, eater: () => "食客" },
  countedPlate: "统计哪个盘子",
  plateNumber: (n: string) => `盘子 ${n}`,
  works: "干活",
  waitShare: "等待",
  waits: "等待",
  mean: "平均",
  toppersWait: "配料师等位置",
  toppersHunger: "配料师等面包",
  bakersWait: "面包师等空位",
  eatersWait: "食客等面包",
  timeOnPlate: "面包在盘子上",

  utilisation: "谁在忙",
  busy: (percent) => `忙 ${percent}`,
  more: (n) => `另有 ${n} 人`,

  little: "利特尔法则：L = λW",
  littleSays: (difference) =>
    `盘子上的面包数（L）= 每秒放上的面包（λ）× 在盘子上的时间（W）。两边相差 ${difference}：还在盘子上的面包没有算进 W。`,

  theory: "理论与实测",
  predicted: "预测",
  measured: "实测",
  doesNotApply: "排队论在这里不适用，因为",
  reasons: {
    nobody: "缺少面包师或食客",
    bakersNotEndless: "面包师总有做完的一天，谈不上长期",
    pacesNotExponential: "并非人人的速度都是“随机”（指数分布）",
    pacesDiffer: "同一角色的人速度不同",
    settingsChanged: "这次运行中改过设置",
    pacesUnknown: "这个程序不是厨房，没有人知道各步要多久",
    severalPlates: "这里有一串盘子，而这里比较的是只有一个盘子的理论",
    unstable: "面包师比食客快，盘子又没有上限：会一直堆下去",
  },
  warmingUp: (time) => `还在预热：大约到 ${time} 之前，开头的影响还太大。`,
  assumptions: {
    mmc: "M/M/c：面包随机到来，食客随机吃完，盘子没有上限。",
    mmckBlocking: "带阻塞的 M/M/c/K：每件事所花的时间都随机，面包师遇到满盘子就停下。",
  },
  measures: {
    throughput: "产出",
    level: "盘子上的面包",
    timeOnPlateUs: "在盘子上的时间",
    eatersWorking: "食客在忙",
    bakersWaiting: "面包师在等",
    full: "盘子满",
    empty: "盘子空",
  },
};
