/** Words for the lessons, in Simplified Chinese. */
import type { LessonsWords } from "../en/lessons.ts";

export const lessons: LessonsWords = {
  lesson: "这里发生了什么",
  lessonShow: "给我看",
  lessonLimit: "给盘子设上限 6",
  lessonFold: "收起",
  lessonUnfold: "这里发生了什么？",
  lessonInside: "在事件循环里看",
  lessons: {
    original:
      "在这个程序里，6 是每位面包师做的个数。它的盘子 asyncio.Queue() 不限量：put() 从不等待，面包越堆越多。给盘子设上限 6，看看谁得等。",
    overtaken:
      "John 的面包唤醒了 Lucy，但刚吃完的 Grace 已经在就绪队列里，抢先拿走了它。被唤醒并不等于预留：Lucy 再看时盘子是空的，只好重新等。",
    wentOn:
      "John 的 put 有空位，所以这个 await 不用等：他在同一步里接着打印、开始下一个面包，被他唤醒的 Grace 只是就绪。盘子满时，同一个 await 就会让他停下。",
    joinWaits: "盘子空了，但还有两个面包正在吃。join() 等的是最后一次 task_done()，不是空盘子。",
    wokenCancelled:
      "Grace 因 John 的面包被唤醒，却在轮到她之前被 task.cancel() 送回家。CancelledError 在她的 await 处抛出，get() 把唤醒传给 Lucy，面包没有被忘掉。",
  },
};
