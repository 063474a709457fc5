"""CPython's own asyncio on a virtual clock, and everything it does written down as lines.

Only the clock and the selector of asyncio.BaseEventLoop are stand-ins, and the order of timers that are due at one
instant: here that in which they were set, as in the engine (SPEC.md, D1), where CPython's heap promises none and a real
clock would decide. Tasks, futures, queues, gather, wait_for and TaskGroup are CPython's; they are watched through what
they call (the loop's call_soon, a handle's _run, a queue's hooks), never replaced. The words of the lines are those of
record.ts.
"""
import asyncio
import collections
import gc
import heapq
import itertools
import json
import logging
import math
import random
import sys
import warnings
from asyncio import futures

US = 1_000_000
SAID_IN_FULL = (asyncio.CancelledError, ValueError, TypeError)


class Deadlock(Exception):
    """Nothing is ready and no timer is set: the program will never move again."""


class Boom(Exception):
    """The error that programs raise."""


class Watched:
    def _run(self):
        self._loop.referee.begin(self._callback, self._args)
        super()._run()
        self._loop.referee.end()


class WatchedHandle(Watched, asyncio.Handle):
    pass


class OrderedTimer(asyncio.TimerHandle):
    """Equal deadlines fire in the order in which they were set; CPython's heap promises no order."""

    _orders = itertools.count()

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(when, callback, args, loop, context)
        self._order = next(OrderedTimer._orders)

    def __lt__(self, other):
        return (self._when, self._order) < (other._when, other._order)


class WatchedTimer(Watched, OrderedTimer):
    pass


class VirtualLoop(asyncio.BaseEventLoop):
    """Time is whole microseconds and jumps to the next deadline when nothing is ready."""

    def __init__(self, referee, until_us):
        super().__init__()
        self.referee = referee
        self.now_us = 0
        self.until_us = until_us
        self._clock_resolution = 1e-9
        self._selector = self

    def time(self):
        return self.now_us / US

    def call_later(self, delay, callback, *args, context=None):
        return self._set_timer(self.now_us + round(delay * US), callback, args, context)

    def call_at(self, when, callback, *args, context=None):
        return self._set_timer(round(when * US), callback, args, context)

    def _set_timer(self, when_us, callback, args, context):
        self._check_closed()
        timer = self._make_timer(when_us, callback, args, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _make_timer(self, when_us, callback, args, context):
        self.referee.note_timer(when_us, callback, args)
        return WatchedTimer(when_us / US, callback, args, self, context)

    def _call_soon(self, callback, args, context):
        self.referee.note_soon(callback)
        handle = WatchedHandle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def _run_once(self):
        self.referee.turn += 1
        super()._run_once()

    def call_exception_handler(self, context):
        if "handle" in context:  # an error in a callback; what nobody retrieved is asked for at the end
            self.referee.note("handler", show(context["exception"]))

    # The selector: nothing arrives from outside, so waiting is jumping to the next deadline.
    def select(self, timeout):
        if timeout is None:
            raise Deadlock
        if timeout > 0:
            next_us = round(self._scheduled[0]._when * US)
            if next_us > self.until_us:
                self._reach_limit()
            else:
                self.now_us = max(self.now_us, next_us)
        return []

    def _reach_limit(self):
        self.now_us = self.until_us
        self.stop()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


class Line(collections.deque):
    """One of a queue's two lines of waiters."""

    def __init__(self, referee, name):
        super().__init__()
        self._note = lambda what: referee.note(name, what)

    def append(self, waiter):
        super().append(waiter)
        self._note("joined")

    def popleft(self):
        waiter = super().popleft()
        self._note("left")
        return waiter

    def remove(self, waiter):
        super().remove(waiter)
        self._note("left")


class Finished(asyncio.Event):
    """What join() waits for."""

    def __init__(self, note_release):
        super().__init__()
        self._note_release = note_release
        self._value = True

    def set(self):
        if not self._value and self._waiters:
            self._note_release()
        super().set()


def watched(kind):
    class WatchedQueue(kind):
        def __init__(self, referee, name, maxsize):
            super().__init__(maxsize)
            self._note = lambda *words: referee.note(name, *words)
            self._putters = Line(referee, f"{name} putter")
            self._getters = Line(referee, f"{name} getter")
            self._finished = Finished(lambda: self._note("released"))
            self._is_emptying = False

        def _put(self, item):
            super()._put(item)
            self._note("put", show(item), self.qsize(), self._unfinished_tasks + 1)

        def _get(self):
            item = super()._get()
            if not self._is_emptying:
                self._note("get", show(item), self.qsize(), self._unfinished_tasks)
            return item

        def task_done(self):
            if self._unfinished_tasks > 0:
                self._note("done", self.qsize(), self._unfinished_tasks - 1)
            super().task_done()

        def shutdown(self, immediate=False):
            self._note("shutdown", show(immediate))
            self._is_emptying = True
            try:
                super().shutdown(immediate)
            finally:
                self._is_emptying = False

    return WatchedQueue


KINDS = {
    "fifo": watched(asyncio.Queue),
    "lifo": watched(asyncio.LifoQueue),
    "priority": watched(asyncio.PriorityQueue),
}


class OrderedSet(dict):
    """Stands for the set of a group's tasks: cancelled in the order of their making, not of their addresses."""

    def add(self, task):
        self[task] = None

    def discard(self, task):
        self.pop(task, None)


class TaskGroup(asyncio.TaskGroup):
    def __init__(self):
        super().__init__()
        self._tasks = OrderedSet()


def show(value):
    if isinstance(value, BaseExceptionGroup):
        return f"{type(value).__name__}({value.message}: {', '.join(map(show, value.exceptions))})"
    if isinstance(value, BaseException):
        return f"{type(value).__name__}({value if isinstance(value, SAID_IN_FULL) else ''})"
    if isinstance(value, list):
        return f"[{', '.join(map(show, value))}]"
    if isinstance(value, tuple):
        return " ".join(map(show, value))
    return str(value)


class Referee:
    """What a program's Python text works with, and the lines about it."""

    def __init__(self, until_us):
        self.lines = []
        self.turn = 0
        self.turn_said = 0
        self.tasks = []
        self.numbers = {}
        self.current = None
        self.has_stepped = False
        self.alarms = {}
        self.is_over = False
        self.loop = VirtualLoop(self, until_us)
        self.queues = []
        self.futures = []
        self.watch = lambda: None  # called after every callback
        self.trace = None  # told of every line that runs

    def note(self, *words):
        if not self.is_over:
            self.lines.append(" ".join(map(str, words)))

    # What the program calls

    def open(self, queues, future_count, has_foreign=False):
        self.queues = [self.make_queue(kind, i, maxsize) for i, (kind, maxsize) in enumerate(queues)]
        self.futures = [self.loop.create_future() for _ in range(future_count)]
        if has_foreign:
            self.futures[-1] = asyncio.Future(loop=asyncio.BaseEventLoop())

    def make_queue(self, kind, number, maxsize):
        return KINDS[kind](self, f"q{number}", maxsize)

    def say(self, *words):
        self.note(f"T{self.numbers[self.current]}:", *map(show, words))

    def step(self, coroutine):
        """Steps a coroutine by hand; gives what it awaits, and says what came of it when it is over."""
        try:
            return [coroutine.send(None)]
        except StopIteration as over:
            self.say("by hand", over.value)
        except (Exception, asyncio.CancelledError) as error:
            self.say("by hand", error)
        return []

    def step_on(self, coroutine, waits):
        """Steps it once more, if it waits for nothing or for what is done."""
        if waits and (waits[0] is None or waits[0].done()):
            self.step(coroutine)

    def close(self, coroutine):
        """Closes a coroutine as often as it takes; says what the first time said, as it may be the last."""
        said = []
        while coroutine.cr_frame is not None:
            try:
                coroutine.close()
            except BaseException as error:
                said.append(show(error))  # its words: whoever holds it holds what stands in its frames
        self.note("closed", *said[:1])

    def later(self, n):
        """A task made after the current one, so that nobody ever waits in a circle."""
        behind = len(self.tasks) - self.numbers[self.current] - 1
        return self.tasks[self.numbers[self.current] + 1 + n % behind] if behind else None

    def task(self, n):
        return self.tasks[n % len(self.tasks)]

    def number(self, task):
        return f"T{self.numbers[task]}"

    # What the loop tells

    def note_timer(self, when_us, callback, args):
        if callback is futures._set_result_unless_cancelled:
            self.alarms[args[0]] = when_us

    def note_soon(self, callback):
        task = self.stepped_by(callback)
        current = self.current
        if current is not None and not self.has_stepped:
            if task is current or current.done() or current._fut_waiter is not None:
                self.note_step_over()
        if task is None:
            self.note("callback ready")
            return
        if task not in self.numbers:
            self.numbers[task] = len(self.tasks)
            self.tasks.append(task)
            self.note(self.number(task), "created")
        self.note(self.number(task), "ready")

    @staticmethod
    def stepped_by(callback):
        """The task whose step or wake-up a callback is, if it is one."""
        owner = getattr(callback, "__self__", None)
        return owner if isinstance(owner, asyncio.Task) else None

    def begin(self, callback, args):
        if self.turn_said != self.turn:
            self.turn_said = self.turn
            self.note("turn", self.turn, "at", self.loop.now_us)
        task = self.stepped_by(callback)
        if task is not None:
            self.current = task
            self.has_stepped = False
            self.note(self.number(task), "resumed")
        elif callback is futures._set_result_unless_cancelled and not args[0].cancelled():
            self.note("alarm")
        else:
            self.note("callback")

    def end(self):
        if self.current is not None and not self.has_stepped:
            self.note_step_over()
        self.current = None
        self.watch()

    def note_step_over(self):
        """Says how the step ended: at once when its end makes something ready, so that the lines stand in order."""
        self.has_stepped = True
        task = self.current
        if not task.done():
            self.note(self.number(task), "waits for", self.awaited(task._fut_waiter))
        elif task.cancelled():
            self.note(self.number(task), "cancelled")
        else:
            self.note(self.number(task), "failed" if has_error(task) else "finished")

    def awaited(self, future):
        if future is None:
            return "nothing"
        if future in self.numbers:
            return self.number(future)
        if future in self.alarms:
            return f"sleep until {self.alarms[future]}"
        if future in self.futures:
            return f"f{self.futures.index(future)}"
        for i, queue in enumerate(self.queues):
            if future in queue._putters:
                return f"put q{i}"
            if future in queue._getters:
                return f"get q{i}"
            if future in queue._finished._waiters:
                return f"join q{i}"
        return "gather" if type(future).__name__ == "_GatheringFuture" else "future"

    def run(self, main, ends_with_main):
        task = self.loop.create_task(main(self))
        if ends_with_main:
            task.add_done_callback(lambda _: self.loop.stop())
        try:
            self.loop.run_forever()
            self.note("stopped at", self.loop.now_us)
        except Deadlock:
            self.note("idle at", self.loop.now_us)

    def summarize(self):
        for i, queue in enumerate(self.queues):
            self.note(f"q{i} holds", queue.qsize(), queue._unfinished_tasks)
        for task in self.tasks:
            self.note(self.number(task), outcome(task), task.cancelling())
        for i, future in enumerate(self.futures):
            self.note(f"f{i}", outcome(future))


def has_error(task):
    """Without asking the task, which would count as having seen its error."""
    return task._exception is not None


def outcome(future):
    if not future.done():
        return "pending"
    prefix = "unretrieved " if future._log_traceback else ""  # asking for the result would count as retrieving
    try:
        return f"result {show(future.result())}"
    except BaseException as error:
        return f"{prefix}error {show(error)}"


def judge(main, until_us, ends_with_main):
    """Runs main(referee) until nothing can happen any more, or until a time, and gives the lines."""
    referee = Referee(until_us)
    outer = asyncio._get_running_loop()  # Pyodide's own
    asyncio._set_running_loop(None)
    try:
        referee.run(main, ends_with_main)
        referee.summarize()
    finally:
        referee.is_over = True
        asyncio._set_running_loop(outer)
    return "\n".join(referee.lines)


def judge_program(source, until_us):
    """Runs the Python text of a program, which defines main(referee), and gives the lines."""
    names = {"asyncio": asyncio, "TaskGroup": TaskGroup, "Boom": Boom, "US": US}
    exec(source, names)
    return judge(names["main"], until_us, ends_with_main=False)


def run_text(source, until_us, inside=""):
    """Runs a whole program, as one would from a file, and gives what it prints: the time and the line.

    With the text of `inside` in the place of asyncio's own sleep and queues.
    """
    referee = Referee(until_us)
    lines = []
    run_file(referee, source, inside, lambda line: lines.append(f"{referee.loop.now_us} {line}"))
    return "\n".join(lines)


class asyncio_as_it_is:
    TaskGroup = asyncio.TaskGroup
    all_tasks = asyncio.all_tasks


def order_sets(is_ordered):
    """Lets a whole program's TaskGroup, and what asyncio.run cancels at its end, go by the order of making (D4)."""
    asyncio.TaskGroup = TaskGroup if is_ordered else asyncio_as_it_is.TaskGroup
    asyncio.tasks.all_tasks = oldest_first if is_ordered else asyncio_as_it_is.all_tasks


def oldest_first(loop):
    return sorted(asyncio_as_it_is.all_tasks(loop), key=lambda task: int(task.get_name().removeprefix("Task-")))


def run_exactly(source, arguments):
    """Runs a whole program by its own exact clock, as from a command line, and gives what it prints: time and line.

    What it says on leaving early, if anything, or the error that ends it, is the last line; before it how many coroutines
    were never awaited, if any.
    """
    lines = []

    def note(line):
        lines.append(f"{round(asyncio.get_running_loop().time() * US)} {line}")

    outer = asyncio._get_running_loop()  # Pyodide's own
    argv = sys.argv
    asyncio._set_running_loop(None)
    try:
        order_sets(True)
        sys.argv = ["bakery.py", *json.loads(arguments)]
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            try:
                exec(compile(source, PROGRAM, "exec"), {"__name__": "__main__", "print": note})
            finally:
                if count := sum("never awaited" in str(one.message) for one in warned):
                    lines.append(f"{count} never awaited")
    except SystemExit as leaving:
        if leaving.code:
            lines.append(str(leaving.code))
    except BaseException as error:
        lines.append(type(error).__name__)
    finally:
        order_sets(False)
        sys.argv = argv
        asyncio._set_running_loop(outer)
    return "\n".join(lines)


class LateLoop(asyncio.BaseEventLoop):
    """A clock like a real one, at once: every look at it takes a little, and every alarm is a little late.

    By 50 microseconds at least, which is longer than a few steps of tasks take. A real alarm that rings with another
    one's may be in time; then ties are possible that src/replay/ties.ts leaves out.
    """

    def __init__(self, seed):
        super().__init__()
        self.random = random.Random(seed)
        # As one that waits for whole milliseconds (epoll), or as one that waits to the microsecond.
        self.grain = self.random.choice([1e-3, 1e-6])
        self.now = self.random.uniform(0, 1000)
        self._selector = self
        self._clock_resolution = -5e-5  # how much earlier than due a loop lets an alarm ring

    def time(self):
        self.now += self.random.uniform(1e-7, 5e-6)
        return self.now

    def select(self, timeout):
        if timeout is None:
            raise Deadlock
        if timeout > 0:
            self.now += math.ceil(timeout / self.grain) * self.grain + 5e-5 + self.random.expovariate(1 / 3e-4)
        return []

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


def run_late(source, seed):
    """Runs a whole program on a late clock, and gives what it prints."""
    lines = []
    names = {"__name__": "taken_home", "print": lines.append}
    outer = asyncio._get_running_loop()  # Pyodide's own
    asyncio._set_running_loop(None)
    loop = LateLoop(seed)
    try:
        exec(compile(source, PROGRAM, "exec"), names)
        loop.run_until_complete(names["main"]())
    except Deadlock:
        pass
    finally:
        asyncio._set_running_loop(outer)
    return "\n".join(lines)


def watch_text(source, until_us, inside="", cancels="[]"):
    """Runs a whole program and gives, after each callback, how the loop and its queues stand: JSON, a line each.

    `cancels`, as JSON: after how many callbacks which tasks are cancelled from outside.
    """
    cancels = json.loads(cancels)
    referee = Referee(until_us)
    pictures = []
    queues = []
    ran = {PROGRAM: set(), INSIDE: set()}

    def trace(frame, event, _):
        lines = ran.get(frame.f_code.co_filename)
        if lines is None:
            return None
        if event in ("call", "line"):
            lines.add(frame.f_lineno)
        return trace

    def watch():
        told = {"ran": [sorted(ran[PROGRAM]), sorted(ran[INSIDE])], **picture(referee, queues)}
        pictures.append(json.dumps(told))
        for callbacks, task in cancels:
            if callbacks == len(pictures):
                referee.tasks[task].cancel()
        for lines in ran.values():
            lines.clear()

    referee.watch = watch
    referee.trace = trace
    run_file(referee, source, inside, lambda line: None, queues.append)
    return "\n".join(pictures)


def run_file(referee, source, inside, on_print, on_queue=lambda queue: None):
    names = {"__name__": "taken_home", "print": on_print}
    deeper = {}
    exec(compile(inside, INSIDE, "exec"), deeper)
    own = {name: getattr(asyncio, name) for name in ("sleep", "Queue", "LifoQueue", "PriorityQueue")}

    def noted(kind):
        def make(*args, **options):
            queue = kind(*args, **options)
            on_queue(queue)
            return queue

        return make

    outer = asyncio._get_running_loop()  # Pyodide's own
    asyncio._set_running_loop(None)
    try:
        for name, kind in own.items():
            kind = deeper.get(name, kind)
            setattr(asyncio, name, kind if name == "sleep" else noted(kind))
        exec(compile(source, PROGRAM, "exec"), names)
        names["time"] = BlockingTime(referee.loop)
        order_sets(True)
        sys.settrace(referee.trace)
        referee.run(lambda _: names["main"](), ends_with_main=True)
    finally:
        sys.settrace(None)
        order_sets(False)
        for name, kind in own.items():
            setattr(asyncio, name, kind)
        names["print"] = lambda line: None
        referee.watch = lambda: None
        asyncio._set_running_loop(outer)


class BlockingTime:
    """The module time, as far as a program that blocks uses it."""

    def __init__(self, loop):
        self.loop = loop

    def sleep(self, seconds):
        self.loop.now_us += round(seconds * US)


PROGRAM = "program.py"
INSIDE = "inside.py"


def picture(referee, queues):
    """What a learner is shown of the loop, read from CPython's own objects. Tasks are numbers, -1 for none."""
    loop = referee.loop
    sleepers = {task._fut_waiter: number for task, number in referee.numbers.items() if not task.done()}

    def ready(handle):
        task = referee.stepped_by(handle._callback)
        if task is not None:
            return ["step", referee.numbers[task]]
        if timeout_of(handle) is not None:
            return ["rings", timeout_of(handle)]
        about = handle._args[0]
        if handle._callback is futures._set_result_unless_cancelled or about in sleepers:
            return ["rings", sleepers[about]]
        return ["tells", referee.numbers[about]]

    def timeout_of(handle):
        timeout = getattr(handle._callback, "__self__", None)
        return referee.numbers[timeout._task] if isinstance(timeout, asyncio.Timeout) else None

    def timer_of(timer):
        owner = timeout_of(timer)
        return sleepers[timer._args[0]] if owner is None else owner

    def line(waiters):
        return [[sleepers.get(waiter, -1), state_of(waiter)] for waiter in waiters]

    def task(task):
        if task.done():
            return "over"
        awaited = task._fut_waiter
        return [state_of(awaited) if awaited is not None else "none", *lines_of(task)]

    # With the text of asyncio's inside, a queue is its own: its line of joiners has another name.
    joiners = [waiter for queue in queues if hasattr(queue, "_finished") for waiter in queue._finished._waiters]
    return {
        "atUs": loop.now_us,
        "turn": referee.turn,
        "ready": [ready(handle) for handle in loop._ready if not handle.cancelled()],
        "timers": [
            [timer_of(timer), round(timer._when * US)] for timer in sorted(loop._scheduled) if not timer.cancelled()
        ],
        "queues": [
            [line(queue._putters), line(queue._getters), queue.qsize(), queue._unfinished_tasks]
            for queue in queues
            if hasattr(queue, "_finished")
        ],
        "joiners": line(joiners),
        "tasks": [task(one) for one in referee.tasks],
    }


def state_of(future):
    return "cancelled" if future.cancelled() else "done" if future.done() else "pending"


def lines_of(task):
    """The lines on which a coroutine stands: in the program, and in what it calls, 0 for none."""
    lines = {PROGRAM: 0, INSIDE: 0}
    frame = task.get_coro()
    while frame is not None:
        code = getattr(frame, "cr_code", None) or getattr(frame, "gi_code", None)
        where = getattr(frame, "cr_frame", None) or getattr(frame, "gi_frame", None)
        if code is not None and where is not None and code.co_filename in lines:
            lines[code.co_filename] = where.f_lineno
        frame = getattr(frame, "cr_await", None) or getattr(frame, "gi_yieldfrom", None)
    return [lines[PROGRAM], lines[INSIDE]]


warnings.simplefilter("ignore")
logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # errors that nobody asks for are part of the programs
sys.unraisablehook = lambda _: None  # coroutines left standing at the end of a program
gc.disable()
