"""A recorder: writes down what an asyncio program does on CPython, as a trace (src/trace/SPEC.md).

Nothing of asyncio is replaced; watched.py tells what passes. Here stands what it means: which event, in which order, about
which task, future, handle, queue and item. A step's end is told as soon as something shows that it is over, so that what
it makes ready comes behind it; a future's outcome at the latest when what waits for it joins the ready line.

Not seen: a task that is started eagerly, before its first suspension; cancel() of a task that a program makes past the
loop, and the outcome of such a future that nobody awaits.
Past 300 lines: events hang together by what is half told of a step, a sleep, a hand.
"""
import asyncio
import collections
import re
from asyncio import futures

from watched import RecordedLoop

NOBODY = -1
FAR_US = 2**53 - 1
LONGEST_REPR = 60
LONGEST_TEXT = 4000
MOST_EVENTS = 200_000
# The names of a task's step, which in C has none, and of its wake-up.
STEPS = ("", "task_wakeup", "__step", "__wakeup")
NEVER_AWAITED = re.compile("coroutine '(.*)' was never awaited")
# Of these, an equal one is as good as the same.
PLAIN = (int, float, complex, str, bytes, bool, type(None))


class Items:
    """Which item is which: as src/trace/item-numbers.ts says."""

    def __init__(self):
        self.texts = {}  # by number: the text, and whether it is an end mark
        self._numbers = {}  # by object, which it keeps, so that nothing else gets its id
        self._lying = collections.defaultdict(list)  # by queue and what it is, the numbers under which it lies there

    def number_put(self, queue, item):
        _, number = self._numbers.pop(id(item), (item, 0))
        if number == 0:
            number = len(self.texts) + 1
            self.texts[number] = (shown(item), is_mark(item))
        self._lying[self._key(queue, item)].append((item, number))
        return number

    def number_taken(self, queue, item):
        lying = self._lying[self._key(queue, item)]
        _, number = lying.pop(-1 if queue.order == "lifo" else 0)
        if not isinstance(item, PLAIN):
            self._numbers[id(item)] = (item, number)
        return number

    def text_of(self, queue, item):
        """What an item was that lies on a queue when it was put."""
        return self.texts[self._lying[self._key(queue, item)][0][1]][0]

    @staticmethod
    def _key(queue, item):
        return (queue.number, type(item), item if isinstance(item, PLAIN) else id(item))


class Recorder:
    """Writes the events of one run: each a list of its kind, its time, and its fields as src/trace/layout.ts orders them."""

    def __init__(self, until_us=FAR_US, file=""):
        self.file = file  # whose lines are told
        self.events = []
        self.is_over = False
        self.items = Items()
        self.tasks = {}  # their numbers
        self.numbers = {}  # of futures, tasks among them
        self.queues = []
        self.callbacks = 0  # that have run
        self.look = lambda: None  # called after each
        self.lines = {}  # by the number of a task, the line on which it stands
        self.turn = 0  # the loop counts here
        self.loop = RecordedLoop(self, until_us)
        self._count = 0  # of futures and handles
        self._names = 0  # given to tasks that nobody named
        self._current = None  # the task whose step runs, or ran in this callback
        self._has_stepped = True  # and this has been told
        self._told = set()  # futures whose outcome has been told
        self._delays = {}  # of sleeps, by their future
        self._alarm = None  # the timer of a sleep whose task is about to be suspended
        self._rung = None  # the future of a sleep that is about to be over
        self._unnamed = []  # queues made in this callback: their event, and the frames of the program that made them
        self._held = collections.defaultdict(list)  # by task and queue, what was taken and not reported; 0: not known

    def open_loop(self):
        """Gives the loop; once it is closed another one, of which nothing is told."""
        return RecordedLoop(self, self.loop.until_us) if self.is_over else self.loop

    @property
    def running(self):
        """The number of the task whose step runs."""
        return NOBODY if self._has_stepped or self._is_step_over() else self.task_number(self._current)

    def emit(self, kind, *fields):
        if self.is_over:
            return
        self._settle_step()
        self._settle_alarm()
        self.events.append([kind, self.loop.now_us, *fields])
        if len(self.events) >= MOST_EVENTS:
            self.stop()

    def stop(self):
        """Ends the record, and then the run."""
        self.is_over = True
        self.loop.stop()

    def task_number(self, task):
        return self.tasks.get(task, NOBODY)

    def number_of(self, future):
        if future not in self.numbers:
            self.numbers[future] = self._next_number()
        return self.numbers[future]

    def make_name(self):
        self._names += 1
        return f"Task-{self._names}"

    def _next_number(self):
        self._count += 1
        return self._count

    # Callbacks

    def join_ready_line(self, handle):
        if self.is_over:
            return
        task = stepped_by(handle._callback)
        cause = handle._args[0] if handle._args and asyncio.isfuture(handle._args[0]) else None
        if task is not None and task is self._current and not self._has_stepped:
            self._end_step(cause)
        if cause is not None:
            self.tell_outcome(cause)
        if task is None:
            handle.number = self._next_number()
            if cause is None or not cause.done():
                self.emit("callbackReady", NOBODY, 0, handle.number)
            else:
                self.emit("callbackReady", self.task_number(cause), self.number_of(cause), handle.number)
            return
        if task not in self.tasks:
            self._create(task)
        if cause is not None and cause is self._rung:
            self._rung = None
            self.emit("sleepOver", self.tasks[task], self.number_of(cause))
        else:
            self.emit("taskReady", self.tasks[task])

    def set_timer(self, timer, delay_us):
        """Tells of a timer; of that of a sleep when its task is suspended."""
        if self.is_over:
            return
        delay_us = min(delay_us, FAR_US)
        if is_alarm(timer):
            self._settle_alarm()
            future = timer._args[0]
            timer.number = self.number_of(future)
            self._delays[future] = delay_us
            self._alarm = timer
            return
        timer.number = self._next_number()
        self.emit("timerSet", self.running, timer.number, max(0, delay_us), max(0, -delay_us))

    def tell_failure(self, error):
        """A callback raised, and the loop goes on."""
        self.emit("callbackFailed", self.running, words_of(error))

    def begin(self, handle):
        self.callbacks += 1
        task = stepped_by(handle._callback)
        if task is not None:
            self.emit("taskResumed", self.task_number(task))
            self._current = task
            self._has_stepped = False
        elif is_alarm(handle) and wakes_task(handle._args[0]):
            self._rung = handle._args[0]
        else:
            self.emit("callbackStarted", handle.number)

    def end(self):
        if not self._has_stepped:
            self._end_step()
        self._current = None
        self._name_queues()
        self.look()

    def _is_step_over(self):
        return self._current is None or self._current.done() or self._current._fut_waiter is not None

    def _settle_alarm(self):
        """Tells of a timer that has turned out not to be that of a task's sleep: its coroutine is driven by hand."""
        if self._alarm is not None:
            timer, self._alarm = self._alarm, None
            self.emit("timerSet", self.task_number(self._current), timer.number, self._delays[timer._args[0]], 0)

    def _settle_step(self):
        if not self._has_stepped and self._is_step_over():
            self._end_step()

    def _end_step(self, awaited=None):
        task = self._current
        number = self.task_number(task)
        self._has_stepped = True
        if task.done():
            error = words_of(task._exception) if task._exception is not None else ""
            self.emit("taskEnded", number, outcome_of(task), error, self.lines.get(number, 0))
            return
        future = task._fut_waiter if awaited is None else awaited
        line = self.lines[number] = line_of(task, self.file)
        if future is None:
            self.emit("taskSuspended", number, 0, "future", line)
        elif self._alarm is not None and self._alarm._args[0] is future:
            self._alarm = None
            self.emit("taskSlept", number, self.number_of(future), self._delays[future], line)
        else:
            self.emit("taskSuspended", number, self.number_of(future), self.purpose_of(future), line)

    # Tasks and futures

    def _create(self, task):
        number = self.tasks[task] = len(self.tasks)
        coroutine = getattr(task.get_coro(), "__qualname__", "").rpartition("<locals>.")[2]
        self.emit("taskCreated", number, self.number_of(task), self.running, name_of(task), coroutine)

    def rename(self, task):
        self.emit("taskRenamed", self.task_number(task), name_of(task))

    def purpose_of(self, future):
        return "task" if isinstance(future, asyncio.Task) else getattr(future, "purpose", "future")

    def tell_outcome(self, future):
        """Tells once how a future ended, unless another event says it."""
        if self.is_over or future in self._told or isinstance(future, asyncio.Task) or not future.done():
            return
        self._told.add(future)
        is_woken = self.purpose_of(future) in ("put", "get") and not future.cancelled()
        if future is not self._rung and not is_woken:
            self.emit("futureDone", self.running, self.number_of(future), outcome_of(future))

    def close(self):
        """Says what is left behind when the loop is closed."""
        for task, number in self.tasks.items():
            if not task.done():
                self.emit("taskLeftPending", number, self.lines.get(number, 0))
        for future, number in self.numbers.items():
            if future._log_traceback:
                error = words_of(future._exception)
                self.emit("errorNeverRetrieved", self.task_number(future), number, error)
        self.is_over = True

    def tell_line(self, line):
        if not self.is_over:
            self.lines[self.running] = line
            self.emit("lineRan", self.running, line)

    def block(self, delay_us):
        """Lets time pass in which nothing else runs."""
        self.emit("stepBlocked", self.running, delay_us, self.lines.get(self.running, 0))
        self.loop.now_us += delay_us

    def tell_warning(self, words):
        match = NEVER_AWAITED.fullmatch(words)
        if match and not self.is_over:
            self.emit("neverAwaited", self.running, match[1].rpartition("<locals>.")[2], self.lines.get(self.running, 0))

    # Queues

    def open_queue(self, queue, frame):
        queue.number = len(self.queues)
        self.queues.append(queue)
        event = ["queueCreated", self.loop.now_us, self.running, queue.number, max(0, queue.maxsize), queue.order, ""]
        self.emit(event[0], *event[2:])
        if not self.is_over:
            self._unnamed.append((self.events[-1], queue, frames_of(frame, self.file)))

    def _name_queues(self):
        """Names the queues that were made in a callback by what holds them now that it is over."""
        for event, queue, frames in self._unnamed:
            event[-1] = next(filter(None, (name_in(frame, queue) for frame in reversed(frames))), "")
        self._unnamed.clear()

    def take(self, queue, item):
        number = self.items.number_taken(queue, item)
        if self.running != NOBODY:
            self._held[self.running, queue].append(number)
        return number

    def report(self, queue):
        """Gives the item that `task_done()` is about; 0 where that is not known."""
        held = self._held[self.running, queue]
        item = held[0] if len(held) == 1 else 0
        held[:] = [0] * (len(held) - 1)
        return item


# What is read from Python's objects


def stepped_by(callback):
    """The task whose step or wake-up a callback is, if it is one."""
    owner = getattr(callback, "__self__", None)
    return owner if isinstance(owner, asyncio.Task) and getattr(callback, "__name__", "") in STEPS else None


def is_alarm(handle):
    return handle._callback is futures._set_result_unless_cancelled and getattr(handle._args[0], "purpose", "") == "sleep"


def wakes_task(future):
    """Whether a task is the first to be told of its outcome."""
    return bool(future._callbacks) and stepped_by(future._callbacks[0][0]) is not None


def outcome_of(future):
    return "cancelled" if future.cancelled() else "finished" if future._exception is None else "failed"


def name_of(task):
    return cut(task.get_name(), LONGEST_TEXT)


def words_of(error):
    """An error in Python's words. Asking a future for it would count as having seen it; this is its own object."""
    try:
        words = str(error)
    except Exception:
        words = ""
    return cut(f"{type(error).__name__}: {words}" if words else type(error).__name__, LONGEST_TEXT)


def is_mark(item):
    """Whether an item says that no more will come: None, a bare object, or, where items are sorted, a tuple that ends in None."""
    return item is None or type(item) is object or (type(item) is tuple and len(item) > 1 and item[-1] is None)


def shown(item):
    """An item in Python's words, without its address, which is another one each time."""
    try:
        return cut(re.sub(r" at 0x[0-9a-fA-F]+", "", repr(item)), LONGEST_REPR)
    except Exception:
        return f"<{type(item).__name__}>"


def cut(text, longest):
    return text if len(text) <= longest else text[: longest - 1] + "…"


def line_of(task, file):
    """The line of a file on which a coroutine stands, in the innermost call there; 0 for none."""
    line = 0
    part = task.get_coro()
    while part is not None:
        frame = getattr(part, "cr_frame", None) or getattr(part, "gi_frame", None)
        if frame is not None and frame.f_code.co_filename == file:
            line = frame.f_lineno
        part = getattr(part, "cr_await", None) or getattr(part, "gi_yieldfrom", None)
    return line


def frames_of(frame, file):
    """The frames of a file that are running, the innermost first."""
    frames = []
    while frame is not None:
        if frame.f_code.co_filename == file:
            frames.append(frame)
        frame = frame.f_back
    return frames


def name_in(frame, thing):
    """The variable of a frame, or attribute of its `self`, that holds a thing, alone or among others; "" for none."""
    names = dict(frame.f_locals)
    for name, value in [*names.items(), *getattr(names.get("self"), "__dict__", {}).items()]:
        if value is thing:
            return name
        entries = value.items() if type(value) is dict else enumerate(value) if type(value) in (list, tuple) else ()
        for key, entry in entries:
            if entry is thing:
                return f"{name}[{key!r}]"
    return ""
