/**
 * A program as Python text: `async def main(referee)`, for referee.py. What the text may use is named there.
 */
import type { Awaitable, Block, Item, Program, Statement } from "./program.ts";

/** Lines of one coroutine, and the functions written before the statement that uses them. */
class Writer {
  readonly lines: string[] = [];
  private functions = 0;
  private readonly queueCount: number;
  private readonly futureCount: number;

  constructor(program: Program) {
    this.queueCount = program.queues.length;
    this.futureCount = program.futures;
  }

  write(indent: number, line: string): void {
    this.lines.push("    ".repeat(indent) + line);
  }

  queue(n: number): string {
    return `q[${n % this.queueCount}]`;
  }

  future(n: number): string {
    return `f[${n % this.futureCount}]`;
  }

  /** Writes a coroutine function and gives a call of it. */
  coroutine(indent: number, block: Block, group: string | null): string {
    const name = `part${++this.functions}`;
    // As a default, because the group around may be another one by the time the coroutine runs.
    this.write(indent, `async def ${name}(${group ? `${group}=${group}` : ""}):`);
    this.write(indent + 1, "x = None");
    this.block(indent + 1, block, group);
    this.write(indent + 1, "return x");
    return `${name}()`;
  }

  block(indent: number, block: Block, group: string | null): void {
    for (const statement of block) this.statement(indent, statement, group);
    if (block.length === 0) this.write(indent, "pass");
  }

  /** What stands behind `await`, or null for a task that may not be there. */
  awaitable(indent: number, part: Awaitable, group: string | null): string {
    switch (part.await) {
      case "block":
        return this.coroutine(indent, part.block, group);
      case "task":
        return `later(${part.task})`;
      case "self":
        return "asyncio.current_task()";
      case "future":
        return this.future(part.future);
      case "sleep":
        return `asyncio.sleep(${seconds(part.us)})`;
      case "put":
        return `${this.queue(part.queue)}.put(${literal(part.item)})`;
      case "get":
        return `${this.queue(part.queue)}.get()`;
      case "join":
        return `${this.queue(part.queue)}.join()`;
    }
  }

  statement(indent: number, statement: Statement, group: string | null): void {
    const put = (line: string): void => this.write(indent, line);
    if ("await" in statement) {
      if (statement.await === "task") {
        put(`if (t := ${this.awaitable(indent, statement, group)}) is not None:`);
        this.write(indent + 1, `x = await t`);
        this.write(indent + 1, `say("task", x)`);
      } else {
        const awaited = this.awaitable(indent, statement, group);
        put(`x = await ${awaited}`);
        put(`say("${statement.await}", x)`);
      }
      return;
    }
    if ("isGuarded" in statement && statement.isGuarded) {
      put("try:");
      this.statement(indent + 1, { ...statement, isGuarded: false }, group);
      put("except Exception as error:");
      this.write(indent + 1, `say("guarded", error)`);
      return;
    }
    switch (statement.do) {
      case "putNowait":
        put(`${this.queue(statement.queue)}.put_nowait(${literal(statement.item)})`);
        return;
      case "getNowait":
        put(`x = ${this.queue(statement.queue)}.get_nowait()`);
        return;
      case "taskDone":
        put(`${this.queue(statement.queue)}.task_done()`);
        return;
      case "shutdown":
        put(`${this.queue(statement.queue)}.shutdown(${literal(statement.immediate)})`);
        return;
      case "create":
        put(`loop.create_task(${this.coroutine(indent, statement.block, group)})`);
        return;
      case "createInGroup":
        put(`${group ?? "loop"}.create_task(${this.coroutine(indent, statement.block, group)})`);
        return;
      case "cancel":
        put(`say("cancel", task(${statement.task}).cancel(${words(statement.message)}))`);
        return;
      case "uncancel":
      case "cancelling":
        put(`say("${statement.do}", asyncio.current_task().${statement.do}())`);
        return;
      case "setResult":
        put(`${this.future(statement.future)}.set_result(${statement.value})`);
        return;
      case "setException":
        put(`${this.future(statement.future)}.set_exception(Boom())`);
        return;
      case "cancelFuture":
        put(`say("cancel", ${this.future(statement.future)}.cancel(${words(statement.message)}))`);
        return;
      case "watchFuture":
        put(`${this.future(statement.future)}.add_done_callback(lambda _: note("a future is done"))`);
        return;
      case "watchTask":
        put(`task(${statement.task}).add_done_callback(lambda t: note(number(t), "is done"))`);
        return;
      case "callSoon":
        put(`loop.call_soon(lambda: note("soon"))`);
        return;
      case "failInCallback":
        put("loop.call_soon(fail)");
        return;
      case "callLater":
        put(`handle = loop.call_later(${seconds(statement.us)}, lambda: note("later"))`);
        if (statement.cancelAfterUs !== null)
          put(`loop.call_later(${seconds(statement.cancelAfterUs)}, lambda handle=handle: handle.cancel())`);
        return;
      case "raise":
        put("raise Boom()");
        return;
      case "gather": {
        const parts = statement.parts.map((part) => this.awaitable(indent, part, group));
        const options = `return_exceptions=${literal(statement.returnExceptions)}`;
        put(`gathering = asyncio.gather(*there(${parts.join(", ")}), ${options})`);
        if (statement.cancelAfterUs !== null) {
          const cancel = `lambda g=gathering: note("gather cancel", g.cancel("mg"))`;
          put(`loop.call_later(${seconds(statement.cancelAfterUs)}, ${cancel})`);
        }
        put("x = await gathering");
        put(`say("gather", x)`);
        return;
      }
      case "waitFor": {
        const awaited = this.awaitable(indent, statement.part, group);
        const timeout = statement.timeoutUs === null ? "None" : seconds(statement.timeoutUs);
        put(`if (t := ${awaited}) is not None:`);
        this.write(indent + 1, `x = await asyncio.wait_for(t, ${timeout})`);
        this.write(indent + 1, `say("wait_for", x)`);
        return;
      }
      case "group": {
        const name = `group${++this.functions}`;
        put(`async with TaskGroup() as ${name}:`);
        for (const child of statement.children)
          this.write(indent + 1, `${name}.create_task(${this.coroutine(indent + 1, child, name)})`);
        this.block(indent + 1, statement.block, name);
        put(`say("group over")`);
        return;
      }
      case "byHand": {
        put(`hand = ${this.coroutine(indent, statement.block, group)}`);
        put("waits = step(hand)");
        if (statement.isClosedLater) {
          put(`loop.call_later(${seconds(statement.us)}, close, hand)`);
          return;
        }
        put("try:");
        this.write(indent + 1, `await asyncio.sleep(${seconds(statement.us)})`);
        this.write(indent + 1, "step_on(hand, waits)");
        put("finally:");
        this.write(indent + 1, "close(hand)");
        return;
      }
      case "repeat":
        put(`for _ in range(${statement.times}):`);
        this.block(indent + 1, statement.block, group);
        return;
      case "try":
        put("try:");
        this.block(indent + 1, statement.block, group);
        if (statement.except) {
          put(`except ${statement.except.what} as error:`);
          this.write(indent + 1, `say("caught", error)`);
          this.block(indent + 1, statement.except.block, group);
          if (statement.except.isRaised) this.write(indent + 1, "raise");
        }
        put("finally:");
        this.write(indent + 1, `say("finally")`);
        this.block(indent + 1, statement.finally, group);
        return;
    }
  }
}

const seconds = (us: number): string => `${us} / US`;
const words = (message: string | null): string => (message === null ? "" : JSON.stringify(message));

function literal(item: Item): string {
  if (Array.isArray(item)) return `[${item.map(literal).join(", ")}]`;
  if (typeof item === "boolean") return item ? "True" : "False";
  return JSON.stringify(item);
}

const PRELUDE = `loop, say, later, task, number, note, q, f = (
    referee.loop, referee.say, referee.later, referee.task, referee.number, referee.note, referee.queues, referee.futures
)
step, step_on, close = referee.step, referee.step_on, referee.close
def fail():
    raise Boom()
def there(*parts):
    return [part for part in parts if part is not None]`;

export function toPython(program: Program): string {
  const writer = new Writer(program);
  const queues = program.queues.map(({ kind, maxsize }) => `("${kind}", ${maxsize})`).join(", ");
  writer.write(0, "async def main(referee):");
  writer.write(1, `referee.open([${queues}], ${program.futures}, ${program.hasForeign ? "True" : "False"})`);
  for (const line of PRELUDE.split("\n")) writer.write(1, line);
  for (const block of program.tasks) writer.write(1, `loop.create_task(${writer.coroutine(1, block, null)})`);
  writer.write(1, "x = None");
  writer.block(1, program.main, null);
  writer.write(1, "return x");
  return `${writer.lines.join("\n")}\n`;
}
