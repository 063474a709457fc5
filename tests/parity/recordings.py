"""Runs programs with a recorder, and gives what it wrote, with CPython's own objects after every callback beside it."""
import asyncio
import contextlib
import inspect
import io
import json
import sys
import warnings

from recorder import FAR_US, Recorder, cut, line_of, stepped_by, words_of
from referee import US, Boom, Deadlock, Referee, TaskGroup
from watched import COMPOSED, KINDS, PURPOSES, RecordedGathering, RecordedQueue, installed

FORMAT = {"format": "plateful-trace", "version": 1}
LONGEST_LINE = 4000
MONITOR = 4


def text_of(recorder, source=None):
    """The trace as the text of a file, as src/trace/file.ts writes it."""
    kinds = {}
    events = []
    last_us = 0
    for kind, at_us, *fields in recorder.events:
        events.append(compact([kinds.setdefault(kind, len(kinds)), at_us - last_us, *fields]))
        last_us = at_us
    items = {number: {"text": text, "isMark": True} if is_mark else text for number, (text, is_mark) in recorder.items.texts.items()}
    head = {**FORMAT, **({"source": {"name": recorder.file, "text": source}} if source else {}), "items": items, "kinds": list(kinds)}
    return f'{compact(head)[:-1]},"events":[\n' + ",\n".join(events) + "\n]}\n"


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def record_text(source, until_us=FAR_US, file="program.py"):
    """Runs the text of a whole program, as from a file. Gives JSON: the trace, the pictures, and what it raised, if it did."""
    recorder = Recorder(until_us, file)
    pictures = []
    recorder.look = lambda: recorder.is_over or pictures.append(picture(recorder))
    code = compile(source, file, "exec")
    said = ""
    with installed(recorder), lines_of(code, recorder.tell_line), contextlib.redirect_stdout(Printed(recorder)):
        try:
            exec(code, {"__name__": "__main__"})
        except (Exception, SystemExit) as error:
            said = words_of(error)
    return compact({"trace": text_of(recorder, source), "pictures": pictures, "said": said})


def record_program(source, until_us):
    """Runs a program of python.ts, which defines main(referee). Gives JSON as record_text does."""
    recorder = Recorder(until_us)
    pictures = []
    recorder.look = lambda: recorder.is_over or pictures.append(picture(recorder))
    names = {"asyncio": asyncio, "TaskGroup": TaskGroup, "Boom": Boom, "US": US}
    exec(source, names)
    with installed(recorder), contextlib.suppress(Deadlock):
        recorder.loop.create_task(names["main"](Stage(recorder)))
        recorder.loop.run_forever()
    return compact({"trace": text_of(recorder), "pictures": pictures, "said": ""})


class Stage(Referee):
    """What a program of python.ts works with, here without lines about it."""

    def __init__(self, recorder):
        self.recorder = recorder
        self.loop = recorder.loop
        self.numbers = recorder.tasks
        self.queues = []
        self.futures = []

    @property
    def tasks(self):
        return list(self.numbers)

    @property
    def current(self):
        return self.tasks[self.recorder.running]

    def note(self, *words):
        pass

    def make_queue(self, kind, number, maxsize):
        return KINDS[kind](maxsize)


class Printed(io.TextIOBase):
    """Standard output, told line by line."""

    def __init__(self, recorder):
        super().__init__()
        self._recorder = recorder
        self._begun = ""

    def write(self, text):
        *whole, self._begun = (self._begun + text).split("\n")
        for line in whole:
            self._recorder.emit("printed", self._recorder.running, cut(line, LONGEST_LINE))
        return len(text)


@contextlib.contextmanager
def lines_of(code, tell):
    """For a while, tells of every line of a text that runs."""
    monitoring = sys.monitoring
    monitoring.use_tool_id(MONITOR, "recorder")
    monitoring.register_callback(MONITOR, monitoring.events.LINE, lambda _, line: tell(line))

    def watch(part):
        monitoring.set_local_events(MONITOR, part, monitoring.events.LINE)
        for constant in part.co_consts:
            if isinstance(constant, type(part)):
                watch(constant)

    watch(code)
    try:
        yield
    finally:
        monitoring.free_tool_id(MONITOR)


# CPython's own objects, in the recorder's numbers.


def picture(recorder):
    loop = recorder.loop

    def ready(handle):
        task = stepped_by(handle._callback)
        return f"handle {handle.number}" if task is None else f"step {recorder.tasks[task]}"

    return {
        "seq": len(recorder.events),
        "atUs": loop.now_us,
        "callbacks": recorder.callbacks,
        "ready": [ready(handle) for handle in loop._ready if not handle._cancelled],
        "timers": [[timer.number, round(timer._when * US)] for timer in sorted(loop._scheduled) if not timer._cancelled],
        "queues": [picture_of_queue(recorder, queue) for queue in recorder.queues],
        "tasks": [picture_of_task(recorder, task) for task in recorder.tasks],
        "gatherings": gatherings(recorder),
    }


def gatherings(recorder):
    """The tasks that each gathering waits for, if for any."""
    pending = ((number, future) for future, number in recorder.numbers.items() if not future.done())
    found = (
        [number, sorted({recorder.tasks[child] for child in future._children if child in recorder.tasks})]
        for number, future in pending
        if isinstance(future, RecordedGathering)
    )
    return [one for one in found if one[1]]


def picture_of_queue(recorder, queue):
    def line(waiters):
        return [[recorder.number_of(future), state_of(future)] for future in waiters]

    return {
        "items": [recorder.items.text_of(queue, item) for item in queue._queue],
        "maxsize": max(0, queue.maxsize),
        "unfinished": queue._unfinished_tasks,
        "putters": line(queue._putters),
        "getters": line(queue._getters),
        "joiners": [one for one in line(queue._finished._waiters) if one[1] == "pending"],
        "isShutDown": queue._is_shutdown,
    }


def picture_of_task(recorder, task):
    awaited = None if task.done() else task._fut_waiter
    return {
        "name": task.get_name(),
        "waits": None if awaited is None else [recorder.number_of(awaited), state_of(awaited)],
        "purpose": None if awaited is None else purpose_by_frames(task),
        "line": line_of(task, recorder.file) if is_begun(task) else 0,
        "end": None if not task.done() else "cancelled" if task.cancelled() else "failed" if task._exception else "finished",
    }


def is_begun(task):
    return inspect.getcoroutinestate(task.get_coro()) == inspect.CORO_SUSPENDED


def state_of(future):
    return "cancelled" if future.cancelled() else "done" if future.done() else "pending"


def purpose_by_frames(task):
    """What a task waits for, as the calls say in which its coroutine stands; None where an iterator hides them."""
    if isinstance(task._fut_waiter, asyncio.Task):
        return "task"
    if isinstance(task._fut_waiter, RecordedGathering):
        return "gather"
    purpose = "future"
    part = task.get_coro()
    while part is not None and not asyncio.isfuture(part) and not isinstance(part, FUTURE_ITERATOR):
        frame = getattr(part, "cr_frame", None) or getattr(part, "gi_frame", None)
        if frame is None:
            return None
        name = frame.f_code.co_qualname
        if frame.f_globals.get("__name__", "").startswith("asyncio.") and purpose not in COMPOSED.values():
            purpose = COMPOSED.get(name) or PURPOSES.get(name, "future")
            if name.startswith("Queue.") and frame.f_locals["self"] not in RecordedQueue.recorder.queues:
                return "future"
        part = getattr(part, "cr_await", None) or getattr(part, "gi_yieldfrom", None)
    return purpose


FUTURE_ITERATOR = type(iter(asyncio.Future(loop=asyncio.BaseEventLoop())))
warnings.simplefilter("ignore")
