/** Words for the panel about people and plate, in Simplified Chinese. */
import type { PeopleWords } from "../en/people.ts";

export const people: PeopleWords = {
  paceOf: (name) => `${name}每个用时`,
  paceKindOf: (name) => `${name}的快慢是否固定`,
  paceKinds: { fixed: "固定", uniform: "有快有慢", exponential: "随机" },
  people: "人员与盘子",
  addBaker: "加一位面包师",
  addEater: "加一位食客",
  removePerson: (name) => `让${name}回家`,
  nameOf: (name) => `${name}的名字`,
  priority: "优先级",
  badName: "名字需要 1 到 40 个可见字符；保留原来的名字。",
  order: "先拿走哪个面包",
  orders: { fifo: "先放的先拿（Queue）", lifo: "后放的先拿（LifoQueue）", priority: "按优先级（PriorityQueue）" },
  orderHelp: "换一种顺序会让厨房重新开始。",
  seed: "随机种子",
  seedHelp: "同一个种子会得到同样的厨房。",
  lastOne: "总得留下一个人。",
};
