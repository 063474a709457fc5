/**
 * What the kitchen's program calls, one level deeper: sleep and the queue in Python that works, in our own words. With
 * these in the place of asyncio's a program prints the same lines at the same times.
 * Mirrors: CPython 3.14 Lib/asyncio/tasks.py, sleep; Lib/asyncio/queues.py, Queue; without shutdown().
 */
import { type Listing, listingOf, type Order } from "../bakery/index.ts";

/** The lines on which something in a trace can be said to happen. */
export const INSIDE_LINES = [
  "giveUpTurn",
  "setTimer",
  "awaitAlarm",
  "takeTimerBack",
  "lookForRoom",
  "joinPutters",
  "awaitPutter",
  "addItem",
  "countUp",
  "lookForItem",
  "joinGetters",
  "awaitGetter",
  "takeItem",
  "giveItem",
  "lookForWaiter",
  "wake",
  "leave",
  "countDown",
  "lookForRest",
  "release",
  "lookForWork",
  "joinJoiners",
  "awaitJoiner",
  "leaveJoiners",
] as const;
export type InsideLine = (typeof INSIDE_LINES)[number];

const CONTAINERS = {
  fifo: { name: "Queue", make: "deque()", add: "self.items.append(item)", take: "self.items.popleft()" },
  lifo: { name: "LifoQueue", make: "[]", add: "self.items.append(item)", take: "self.items.pop()" },
  priority: {
    name: "PriorityQueue",
    make: "[]",
    add: "heapq.heappush(self.items, item)",
    take: "heapq.heappop(self.items)",
  },
} as const;

/** Gives the text for a plate's order. */
export function insideOf(order: Order): Listing<InsideLine> {
  const { name, make, add, take } = CONTAINERS[order];
  return listingOf(`import asyncio
${order === "priority" ? "import heapq\n" : ""}import types
from collections import deque


@types.coroutine
def one_turn():
    yield  #:giveUpTurn


def set_result(future):
    if not future.cancelled():
        future.set_result(None)


async def sleep(seconds):
    if seconds <= 0:
        await one_turn()
        return
    loop = asyncio.get_running_loop()
    alarm = loop.create_future()
    timer = loop.call_later(seconds, set_result, alarm)  #:setTimer
    try:
        await alarm  #:awaitAlarm
    finally:
        timer.cancel()  #:takeTimerBack


class ${name}:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.items = ${make}
        self.putters = deque()  # a future for each who waits for room
        self.getters = deque()  # a future for each who waits for an item
        self.joiners = deque()  # a future for each who waits in join()
        self.unfinished = 0

    def full(self):
        return 0 < self.maxsize <= len(self.items)

    async def put(self, item):
        while self.full():  # looks again after every wake-up  #:lookForRoom
            putter = asyncio.get_running_loop().create_future()
            self.putters.append(putter)  #:joinPutters
            try:
                await putter  #:awaitPutter
            except BaseException:
                self.leave(self.putters, putter)
                if not self.full() and not putter.cancelled():
                    self.wake_one(self.putters)  # passes the wake-up on
                raise
        ${add}  #:addItem
        self.unfinished += 1  #:countUp
        self.wake_one(self.getters)

    async def get(self):
        while not self.items:  # looks again after every wake-up  #:lookForItem
            getter = asyncio.get_running_loop().create_future()
            self.getters.append(getter)  #:joinGetters
            try:
                await getter  #:awaitGetter
            except BaseException:
                self.leave(self.getters, getter)
                if self.items and not getter.cancelled():
                    self.wake_one(self.getters)  # passes the wake-up on
                raise
        item = ${take}  #:takeItem
        self.wake_one(self.putters)
        return item  #:giveItem

    def wake_one(self, line):
        while line:  #:lookForWaiter
            waiter = line.popleft()
            if not waiter.done():
                waiter.set_result(None)  #:wake
                break  # its task is ready now, and runs in the next turn

    def leave(self, line, waiter):
        waiter.cancel()
        if waiter in line:
            line.remove(waiter)  #:leave

    def task_done(self):
        if self.unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished -= 1  #:countDown
        if self.unfinished == 0:  #:lookForRest
            for joiner in self.joiners:
                if not joiner.done():
                    joiner.set_result(None)  #:release

    async def join(self):
        if self.unfinished > 0:  #:lookForWork
            joiner = asyncio.get_running_loop().create_future()
            self.joiners.append(joiner)  #:joinJoiners
            try:
                await joiner  #:awaitJoiner
            finally:
                self.joiners.remove(joiner)  #:leaveJoiners
`);
}
