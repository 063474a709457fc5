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

  watch: "这里有毛病。看看会发生什么。",
  question: "原因是什么？",
  wrong: "不，这里不是。",
  wouldBe: "去看真是这样的厨房",
  askAgain: "再选一次",
  right: "对。",
  mendIt: "修好它",
  mended: "修好了，人和运气都没变，重新烤一次：",
  brokenAgain: "再看坏的那个",
  causes: {
    forgottenTaskDone: "有位食客从不调用 task_done()",
    eaterFails: "有位食客在 task_done() 之前出错",
    eaterFailsFinally: "有位食客出错，但 task_done() 在 finally 里",
    cancelledBite: "有位食客吃到一半被取消",
    doneTooEarly: "还没吃就调用了 task_done()",
    blockedLoop: "有位面包师调用 time.sleep()",
    missingAwait: "有位面包师忘了在 put() 前写 await",
    putNowaitFull: "有位面包师在盘子满时用 put_nowait()",
    boundlessPlate: "盘子没有 maxsize，面包师又更快",
    swallowedCancel: "有位食客吞掉了 CancelledError",
    oneMark: "所有食客只有一个结束标记",
    bakersInTurn: "逐个等待面包师",
    eaterFirst: "还没人烤面包，main() 就先等食客",
  },
  explained: {
    forgottenTaskDone: "盘子空了，可那位食客吃掉的没有从未完成里减去：join() 数的是报告，不是面包。",
    eaterFails: "出错让食客的任务在报告之前就结束。没有人 await 这个任务，也就没人知道，join() 永远少等一次报告。",
    eaterFailsFinally: "面包没吃完，但 finally 已经报告：join() 放行。错误要到最后才有人知道。",
    cancelledBite: "CancelledError 在食客吃到一半的 await 处抛出。面包拿走了却没报告：join() 永远等着它。",
    doneTooEarly: "未完成在拿走时就归零，而不是吃完时。join() 放行，食客嘴里还有面包就被取消。",
    blockedLoop: "time.sleep() 占住了大家共用的那一个线程。定时器到点了也没人能应答：全都晚了。",
    missingAwait: "不写 await 的 put() 只造出一个协程对象就丢掉了。面包师打印说做好了，put() 却一行也没运行。",
    putNowaitFull: "put_nowait() 不等空位：它抛出 QueueFull。gather() 把它传给 main()，asyncio.run() 取消了所有人。",
    boundlessPlate: "没有 maxsize，put() 从不等待，面包师就不会慢下来。多出来的都堆在盘子上，只增不减。",
    swallowedCancel:
      "cancel() 只是请求：CancelledError 在 await 处抛出。接住它又继续的人没有被取消，asyncio.run() 永远等着他。",
    oneMark: "第一个拿到标记的食客带着它回家了。别人守着空盘子，等一个永远不会来的标记。",
    bakersInTurn: "循环里的 await 等完一个才造下一个：第一位做完，第二位才开始。",
    eaterFirst: "食客永远不会结束，main() 就到不了造面包师的那一行。大家都守着空盘子。",
  },
  healed: {
    forgottenTaskDone: "每个面包都报告了，未完成归零，厨房打烊。",
    eaterFails: "食客照样出错，但面包在 finally 里报告了，厨房打烊。",
    eaterFailsFinally: "没有人出错。",
    cancelledBite: "食客照样被取消，但面包在 finally 里报告了，厨房打烊。",
    doneTooEarly: "店长一直等到最后一个面包吃完。",
    blockedLoop: "await asyncio.sleep() 会让路：两人同时烤，谁也不晚。",
    missingAwait: "每个面包都送到了盘子上。",
    putNowaitFull: "await put() 会等空位，全吃完后厨房打烊。",
    boundlessPlate: "盘子只放六个，快的面包师等慢的食客：这就是背压。",
    swallowedCancel: "CancelledError 过去了，大家都回家。",
    oneMark: "每位食客都有自己的标记，都回家了。",
    bakersInTurn: "gather() 让两人同时烤。",
    eaterFirst: "先造面包师，食客才有东西可等。",
  },
};
