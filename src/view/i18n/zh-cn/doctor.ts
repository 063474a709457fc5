/** Words for what is wrong with a run, in Simplified Chinese. */
import type { DoctorWords } from "../en/doctor.ts";

const onLine = (line: number): string => (line > 0 ? `（第 ${line} 行）` : "");

export const doctor: DoctorWords = {
  doctor: "哪里不对",
  nothing: "到现在为止没有问题。",
  mend: "怎样改：",
  show: "带我去看",
  look: (n) => `看：${n}`,
  waitsFor: "谁在等谁",
  waits: {
    put: () => "在等盘子上的空位",
    get: () => "在等面包",
    join: (reports) => `在 join 里等 ${reports} 次 task_done()`,
    gather: () => "在等大家都做完",
    task: () => "在等某人做完",
  },
  waitsElse: "在等",
  forWhom: (names) => `等的是${names}`,
  forNobody: "却没有人能让他继续了",
  inCircle: "围成了一圈",
  verdicts: {
    stuck: () => ({
      what: "这个程序再也不会动了：没有就绪的回调，也没有定时器。",
      mend: "在下面找一找，谁在等一个永远不会来的人。",
    }),
    neverReported: ({ name, line, count, names }) => ({
      what: `${name}在 join()${onLine(line)} 里等 ${count} 次不会来的 task_done()：盘子上没有面包，也没有人在吃。${names}拿走了面包，却从没报告完成。`,
      mend: "每次 get() 对应一次 task_done()；放在 finally 里，出错也不会漏掉。",
    }),
    failed: ({ name, error, line, count, names, isMain }) => ({
      what: `${name}因 ${error} 而结束${onLine(line)}${count > 0 ? `，手里还有 ${count} 个面包` : ""}。${
        isMain
          ? "asyncio.run() 会再次抛出它。"
          : names === ""
            ? "没有人 await 这个任务，所以没有人知道。"
            : `${names}在等它，收到了这个错误。`
      }`,
      mend: error.startsWith("QueueFull")
        ? "await queue.put() 会等到有空位。"
        : error.includes("task_done()")
          ? "每次 get() 只调用一次 task_done()。"
          : error.startsWith("TimeoutError")
            ? "多给一点时间，或者弄清楚为什么什么也没来。"
            : "把会出错的地方接住，task_done() 放进 finally，并且 await 这个任务。",
    }),
    lost: ({ name, count }) => ({
      what: `${name}被取消时手里还有 ${count} 个面包：没有人会把它做完。`,
      mend: "先在 join() 里等，再取消。",
    }),
    neverAwaited: ({ name, error, count, line }) => ({
      what: `${name}调用了 ${count} 次 ${error}()${onLine(line)} 却没有 await：只造出了协程，一行也没有运行。`,
      mend: "在前面写上 await。",
    }),
    blocked: ({ name, count, duration, late, names, line }) => ({
      what: `${name}堵住了事件循环 ${count} 次${onLine(line)}，一共 ${duration}。别人什么也做不了：${names}最多晚了 ${late}。`,
      mend: "用 await asyncio.sleep()；会阻塞的活交给 asyncio.to_thread()。",
    }),
    reportedTooOften: ({ name }) => ({
      what: `${name}报告完成的比拿走的还多：join() 会太早放行，或者有人得到 ValueError。`,
      mend: "每次 get() 只调用一次 task_done()。",
    }),
    reportedTooEarly: ({ name }) => ({
      what: `${name}还没吃就报告完成：没有人等到它真的吃完。`,
      mend: "活做完了再调用 task_done()。",
    }),
    swallowed: ({ name }) => ({
      what: `${name}被取消了，却接住 CancelledError，当作什么也没发生。`,
      mend: "收拾好以后再抛出它：取消是一个请求，协程必须让它过去。",
    }),
    neverGivesWay: ({ name, names }) => ({
      what: `${name}在一步里不停地放和拿，${names === "" ? "别人" : names}轮不到自己的那一步：不需要等待的 await 不会让出。`,
      mend: "await asyncio.sleep(0) 让别人也轮得到；有 maxsize 时 put() 会等待。",
    }),
    refused: ({ name, line, count }) => ({
      what: `${name}要放一个面包${onLine(line)}，但队列已经关闭：QueueShutDown${count > 0 ? `，手里还有 ${count} 个面包` : ""}。`,
      mend: "等所有放面包的人都做完再关闭队列。",
    }),
    leftOver: ({ count, marks }) => ({
      what:
        count === marks
          ? `大家都走了，盘子上还有 ${marks} 个结束标记 None：放的比食客多。`
          : `大家都走了，盘子上还有 ${count - marks} 个面包。`,
      mend: count === marks ? "每个取面包的人一个结束标记，不要多。" : "关门之前先在 join() 里等。",
    }),
    leftPending: ({ name, line }) => ({
      what: `程序结束时，${name}还在等${onLine(line)}。`,
      mend: "await 这个任务，或者取消它并等它结束。",
    }),
    grows: () => ({
      what: "盘子没有上限，放得比拿得快：只会越堆越多。",
      mend: "设一个 maxsize，快的就会等慢的。",
    }),
    overtaken: ({ name, count }) => ({
      what: `${name}被唤醒 ${count} 次，却发现别人更快。`,
      mend: "被唤醒不等于轮到自己。只有一直轮不到时才要紧。",
    }),
    gaveUp: ({ name, count }) => ({
      what: `${name}等面包等得放弃了 ${count} 次：超时取消了 get()，它什么也没拿走。没有面包丢失。`,
      mend: "如果本来就想这样，什么都不用改。如果面包应该来，就找出是谁没有放。",
    }),
  },
};
