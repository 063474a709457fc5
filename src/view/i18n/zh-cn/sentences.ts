/** Words for the narration: a sentence for each kind of happening, in Simplified Chinese. */
import type { SentencesWords } from "../en/sentences.ts";

const inLine = (behind: string | null): string => (behind === null ? "" : `在${behind}后面`);

const waitsInJoin = (n: number, plate: string): string =>
  `在 join 里等，直到放到盘子${plate && ` ${plate} `}上的全部完成：现在还有 ${n} 个未完成。`;

export const sentences: SentencesWords = {
  sentences: {
    begins: (name, bread) => `${name}开始烤 ${bread}。`,
    works: (name) => `${name}在干活。`,
    drops: (name, bread, plate = "") => `${name}把 ${bread} 放到盘子${plate && ` ${plate} `}上。`,
    takesToTop: (name, bread, plate = "") => `${name}${plate && `从盘子 ${plate} 上`}拿走 ${bread}，给它加料。`,
    takes: (name, bread, plate = "") => `${name}${plate && `从盘子 ${plate} 上`}拿走 ${bread}，吃了起来。`,
    eats: (name, bread) => `${name}吃完了 ${bread}。`,
    reports: (name) => `${name}报告做完了一个。`,
    waitsForRoom: (name, bread, { behind, isAgain }, plate = "") =>
      isAgain
        ? `${name}被唤醒，可盘子${plate && ` ${plate} `}又满了，只好拿着 ${bread} ${inLine(behind)}重新排队。`
        : `${name}的 ${bread} 烤好了，可盘子${plate && ` ${plate} `}满了，只好${inLine(behind)}排队等候。`,
    waitsForBread: (name, { behind, isAgain }, plate = "") =>
      isAgain
        ? `${name}被唤醒，可盘子${plate && ` ${plate} `}又空了，只好${inLine(behind)}重新排队。`
        : `盘子${plate && ` ${plate} `}空了：${name}${inLine(behind)}排队等候。`,
    goesHome: (name) => `${name}回家了。`,
    isSentHome: (name) => `${name}被送回家。`,
    fails: (name, error) => `${name}遇到麻烦${error && `：${error}`}。`,
    managerWaits: (n, areBakersDone, plate = "") =>
      areBakersDone ? `面包师都做完了。店长在门口等候，直到 ${n} 个面包吃完。` : `店长${waitsInJoin(n, plate)}`,
    waitsInJoin: (name, n, plate = "") => `${name}${waitsInJoin(n, plate)}`,
    doorOpens: "全部吃完，店长不用再等了。",
    joinEnds: (plate = "") => `放到盘子${plate && ` ${plate} `}上的全部完成了，join 里的人不用再等了。`,
    putsMark: (name, plate = "") => `${name}把结束标记 None 放到盘子${plate && ` ${plate} `}上。`,
    takesMark: (name, plate = "") => `${name}${plate && `从盘子 ${plate} 上`}拿到结束标记 None：不会再有面包了。`,
    blocks: (name, seconds) => `${name}把事件循环堵住 ${seconds} 秒：这段时间谁也动不了。`,
    neverAwaits: (name, coroutine) => `${name}调用了 ${coroutine}()，却没有 await：什么也没有发生。`,
    isCancelled: (name) => `${name}被取消了。`,
    closes: "厨房打烊了。",
    stuck: "再也不会有动静了：没有人就绪，也没有定时器。",
    changes: "这里改过一项设置。",
  },
};
