"""The parts of asyncio that tell a recorder (recorder.py) what happens to them: subclasses, which behave as their bases do.

- the loop: what joins its ready line (_call_soon), the timers (call_at), a turn (_process_events, which stands between its
  waiting and its running), what callbacks raise (call_exception_handler);
- a handle: that it runs (_run) and that it is taken back (cancel);
- a future: its outcome, in the class that the loop's create_future makes; what it is for, by the method of asyncio that
  asks for it;
- a task: cancel and set_name, in the class that the loop's task factory makes;
- a queue: asyncio's own hooks, and lines that tell who joins and leaves them;
- what blocks (time.sleep), and the warning of a coroutine that nobody awaited.

The clock is the referee's, so that a run can be repeated.
Past 300 lines: many small classes, which belong side by side.
"""
import asyncio
import collections
import contextlib
import sys
import time
import warnings
from asyncio import tasks

from referee import US, Deadlock, OrderedTimer, TaskGroup, VirtualLoop

# What a future is for, by the method of asyncio that has it made.
PURPOSES = {
    "sleep": "sleep",
    "gather": "gather",
    "Queue.put": "put",
    "Queue.get": "get",
    "Lock.acquire": "lock",
    "Event.wait": "event",
    "Condition.wait": "condition",
    "Semaphore.acquire": "semaphore",
    "wrap_future": "thread",
}
# These wait by means of the others.
COMPOSED = {"Queue.join": "join", "Barrier.wait": "barrier"}


class Watched:
    """A handle that tells. That of a task's step has no number: the task's says all."""

    number = 0
    has_run = False

    def _run(self):
        recorder = self._loop.recorder
        recorder.begin(self)
        self.has_run = True
        try:
            super()._run()
        finally:
            recorder.end()

    def cancel(self):
        if not self._cancelled and not self.has_run:
            self._loop.recorder.emit("handleCancelled", self.number)
        super().cancel()


class RecordedHandle(Watched, asyncio.Handle):
    pass


class RecordedTimer(Watched, OrderedTimer):
    pass


class RecordedLoop(VirtualLoop):
    def __init__(self, recorder, until_us):
        super().__init__(recorder, until_us)
        self.recorder = recorder
        self.set_task_factory(RecordedTask)

    def create_future(self):
        return RecordedFuture(*purpose_in(sys._getframe(1)), loop=self)

    def _call_soon(self, callback, args, context):
        handle = RecordedHandle(callback, args, self, context)
        self.recorder.join_ready_line(handle)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        # There is one thread, and CPython's handle for several is of a class of its own.
        return self.call_soon(callback, *args, context=context)

    def _make_timer(self, when_us, callback, args, context):
        timer = RecordedTimer(when_us / US, callback, args, self, context)
        self.recorder.set_timer(timer, when_us - self.now_us)
        return timer

    def select(self, timeout):
        try:
            return super().select(timeout)
        except Deadlock:
            self.recorder.emit("deadlocked")
            self.recorder.stop()
            raise

    def _reach_limit(self):
        self.recorder.stop()
        super()._reach_limit()

    def _process_events(self, events):
        due = sum(timer._when <= self.time() and not timer._cancelled for timer in self._scheduled)
        self.recorder.emit("turnStarted", due, len(self._ready) + due)

    def call_exception_handler(self, context):
        if "handle" in context:  # an error that nobody asked for is told when the loop is closed
            self.recorder.tell_failure(context["exception"])

    def shutdown_asyncgens(self):
        # With this, asyncio.run begins to close the loop, in tasks of its own.
        if not self._asyncgens:
            self.recorder.close()
        return super().shutdown_asyncgens()

    def close(self):
        self.recorder.close()
        super().close()


class RecordedFuture(asyncio.Future):
    def __init__(self, purpose, queue, *, loop):
        super().__init__(loop=loop)
        self.purpose = purpose
        if purpose == "join":
            queue.tell("joinStarted", loop.recorder.number_of(self))

    def set_result(self, result):
        super().set_result(result)
        self.get_loop().recorder.tell_outcome(self)

    def set_exception(self, error):
        super().set_exception(error)
        self.get_loop().recorder.tell_outcome(self)

    def cancel(self, msg=None):
        is_cancelled = super().cancel(msg=msg)
        self.get_loop().recorder.tell_outcome(self)
        return is_cancelled


class RecordedGathering(RecordedFuture, tasks._GatheringFuture):
    def __init__(self, children, *, loop):
        super(RecordedFuture, self).__init__(children, loop=loop)
        self.purpose = "gather"
        recorder = loop.recorder
        for child in dict.fromkeys(children):
            if child in recorder.tasks:
                recorder.emit("childGathered", recorder.number_of(self), recorder.tasks[child])


class RecordedTask(asyncio.Task):
    def __init__(self, loop, coroutine, *, name=None, **options):
        super().__init__(coroutine, loop=loop, name=name or loop.recorder.make_name(), **options)

    def cancel(self, msg=None):
        recorder = self.get_loop().recorder
        if not self.done():
            recorder.emit("taskCancelRequested", recorder.task_number(self))
        return super().cancel(msg=msg)

    def set_name(self, value):
        super().set_name(value)
        self.get_loop().recorder.rename(self)


class Line(collections.deque):
    """One of a queue's two lines of waiters."""

    def __init__(self, queue, waiters):
        super().__init__()
        self._tell = lambda what, future: queue.tell(waiters + what, queue.recorder.number_of(future))

    def append(self, future):
        super().append(future)
        self._tell("Joined", future)

    def popleft(self):
        future = super().popleft()
        self._tell("Left" if future.done() else "Woken", future)
        return future

    def remove(self, future):
        super().remove(future)
        self._tell("Left", future)


class Joiners(collections.deque):
    """Those in join(), in the line of its event. Of who has an outcome it has been told."""

    def __init__(self, queue):
        super().__init__()
        self._queue = queue

    def remove(self, future):
        super().remove(future)
        if not future.done():
            self._queue.tell("joinLeft", self._queue.recorder.number_of(future))


class Finished(asyncio.Event):
    """What join() waits for."""

    def __init__(self, queue):
        super().__init__()
        self._queue = queue
        self._value = True
        self._waiters = Joiners(queue)

    def set(self):
        if not self._value and self._waiters:
            self._queue.tell("joinReleased")
        super().set()


class RecordedQueue(asyncio.Queue):
    order = "fifo"
    recorder = None  # set for a run, as asyncio's names are

    def __init__(self, maxsize=0):
        super().__init__(maxsize)
        self._putters = Line(self, "putter")
        self._getters = Line(self, "getter")
        self._finished = Finished(self)
        self._is_emptied = False
        self.recorder.open_queue(self, sys._getframe(1))

    def tell(self, kind, *fields):
        self.recorder.emit(kind, self.recorder.running, *fields, self.number)

    def _put(self, item):
        super()._put(item)
        self.tell("itemPut", self.recorder.items.number_put(self, item))

    def _get(self):
        item = super()._get()
        if self._is_emptied:
            self.tell("itemDropped", self.recorder.items.number_taken(self, item))
        else:
            self.tell("itemTaken", self.recorder.take(self, item))
        return item

    def task_done(self):
        if self._unfinished_tasks > 0:
            self.tell("itemDone", self.recorder.report(self))
        super().task_done()

    def shutdown(self, immediate=False):
        self.recorder.emit("queueShutDown", self.recorder.running, self.number, bool(immediate))
        self._is_emptied = True
        try:
            super().shutdown(immediate)
        finally:
            self._is_emptied = False


class RecordedLifoQueue(RecordedQueue, asyncio.LifoQueue):
    order = "lifo"


class RecordedPriorityQueue(RecordedQueue, asyncio.PriorityQueue):
    order = "priority"

    def _put(self, item):
        before = self.qsize()
        try:
            super()._put(item)
        except BaseException:
            if self.qsize() > before:
                self.tell("itemStranded", self.recorder.items.number_put(self, item))
            raise

    def _get(self):
        first = self._queue[0]
        before = self.qsize()
        try:
            return super()._get()
        except BaseException:
            if self.qsize() < before:
                self.tell("itemLost", self.recorder.items.number_taken(self, first))
            raise


KINDS = {kind.order: kind for kind in (RecordedQueue, RecordedLifoQueue, RecordedPriorityQueue)}


def purpose_in(frame):
    """What the future is for that asyncio makes in a frame, and the queue that has to do with it."""
    purpose, queue = "future", None
    while frame is not None and frame.f_globals.get("__name__", "").startswith("asyncio."):
        name = frame.f_code.co_qualname
        if name in COMPOSED or (purpose == "future" and name in PURPOSES):
            purpose = COMPOSED.get(name) or PURPOSES[name]
            queue = frame.f_locals.get("self") if name.startswith("Queue.") else None
        frame = frame.f_back
    # A queue that asyncio made for itself is nobody's business.
    return ("future", None) if queue is not None and not isinstance(queue, RecordedQueue) else (purpose, queue)


@contextlib.contextmanager
def installed(recorder):
    """For a while, what a program finds under asyncio's names tells a recorder."""
    names = [
        (time, "sleep", lambda seconds: recorder.block(round(seconds * US))),
        (warnings, "showwarning", lambda message, *_, **__: recorder.tell_warning(str(message))),
        (asyncio, "Queue", RecordedQueue),
        (asyncio, "LifoQueue", RecordedLifoQueue),
        (asyncio, "PriorityQueue", RecordedPriorityQueue),
        (asyncio, "TaskGroup", TaskGroup),
        (asyncio, "new_event_loop", recorder.open_loop),
        (asyncio.events, "new_event_loop", recorder.open_loop),
        (tasks, "_GatheringFuture", RecordedGathering),
        (RecordedQueue, "recorder", recorder),
    ]
    before = [(place, name, getattr(place, name)) for place, name, _ in names]
    outer = asyncio._get_running_loop()  # Pyodide's own
    asyncio._set_running_loop(None)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", RuntimeWarning)
            for place, name, new in names:
                setattr(place, name, new)
            yield
    finally:
        for place, name, old in before:
            setattr(place, name, old)
        asyncio._set_running_loop(outer)
