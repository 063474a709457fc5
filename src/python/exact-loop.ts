/**
 * What a program taken home needs to print exactly the page's lines: asyncio's own loop on a clock that jumps, in Python.
 * Mirrors: CPython 3.11 to 3.14 Lib/asyncio/base_events.py, BaseEventLoop._run_once: the private names are what that asks
 * of a loop, and the same in all of them.
 */

/** The class, without line feeds around it. Uses asyncio, itertools, math and sys. */
export const EXACT_LOOP = `class Deadline(float):
    """Seconds. Of two that are equal, the one that was set first is the smaller."""

    numbers = itertools.count()

    def __init__(self, seconds):
        self.number = next(Deadline.numbers)

    def __lt__(self, other):
        return (float(self), self.number) < (float(other), other.number)


class ExactLoop(asyncio.BaseEventLoop):
    """asyncio's loop for --exact: its clock counts whole microseconds and jumps to the next deadline."""

    def __init__(self):
        super().__init__()
        self.now = 0.0
        self.until = float(sys.argv[2]) if len(sys.argv) > 2 else math.inf
        self._selector = self
        self._clock_resolution = 5e-7

    def time(self):
        return self.now

    def call_at(self, when, callback, *args, context=None):
        return super().call_at(Deadline(round(when, 6)), callback, *args, context=context)

    def select(self, timeout):  # what the loop calls to wait, and for how long
        if timeout is None:
            self.until = math.inf
            sys.exit("Nothing is ready and no timer is set: it would wait for ever.")
        later = round(self.now + timeout, 6)
        if later > self.until:
            self.until = -math.inf  # whatever else there is to do on leaving
            sys.exit()
        self.now = later
        return []

    def _process_events(self, events):
        pass  # nothing arrives from outside

    def _write_to_self(self):
        pass`;

/** What the class has besides where something blocks: the time of a clock that jumps passes only if it is told to. */
export const PASS_TIME = `

    def pass_time(self, seconds):
        self.now = round(self.now + seconds, 6)`;

/** The end of the program. */
export const runMain = (isBlocking: boolean): string => `if __name__ == "__main__":
    if sys.argv[1:2] == ["--exact"]:
        with asyncio.Runner(loop_factory=ExactLoop) as runner:
${isBlocking ? "            time.sleep = runner.get_loop().pass_time\n" : ""}            runner.run(main())
    else:
        asyncio.run(main())`;
