/**
 * Drives WebKitGTK's MiniBrowser over the WebDriver protocol: as much of it as the site tests need, without a package.
 * Starts its own Xvfb where there is no screen; port and display are free ones, so that runs do not meet.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import type { Readable } from "node:stream";
import type { WebKitGtk } from "../../scripts/browsers.mjs";

export interface WebKitPage {
  readonly version: string;
  /** Resolves when the document has loaded; what scripts put in it may come later: use waitFor. */
  goto(url: string): Promise<void>;
  /** Run a self-contained function in the page, with arguments and result as JSON; rejects with what it throws. */
  evaluate<Args extends unknown[], Result>(
    fn: string | ((...args: Args) => Result | Promise<Result>),
    ...args: Args
  ): Promise<Result>;
  /** Run it again and again until its result is truthy; rejects after timeoutMs (10 s). */
  waitFor<Result>(fn: string | (() => Result | Promise<Result>), timeoutMs?: number): Promise<Result>;
  close(): Promise<void>;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("No port")),
      );
    });
  });
}

/** Start Xvfb on a display that it picks itself; it writes the number once it accepts clients. */
async function startScreen(xvfb: string, processes: ChildProcess[]): Promise<string> {
  const args = ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"];
  const screen = spawn(xvfb, args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  processes.push(screen);
  const number = await new Promise<string>((resolve, reject) => {
    screen.once("error", reject).once("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
    (screen.stdio[3] as Readable).once("data", (data) => resolve(String(data).trim()));
  });
  return `:${number}`;
}

type Send = <T>(method: "GET" | "POST" | "DELETE", path: string, body?: unknown) => Promise<T>;

function client(port: number): Send {
  return async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: never };
    const problem = value as { error?: string; message?: string } | null;
    if (!response.ok) throw new Error(`WebDriver ${method} ${path}: ${problem?.error}: ${problem?.message}`);
    return value;
  };
}

async function untilReady(send: Send): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await send("GET", "/status");
      return;
    } catch (error) {
      if (tries === 100) throw new Error("WebKitWebDriver does not answer", { cause: error });
      await pause(100);
    }
  }
}

function pageOver(send: Send, session: string, version: string, stop: () => void): WebKitPage {
  const evaluate: WebKitPage["evaluate"] = async (fn, ...args) => {
    const script = `const [given, done] = arguments;
      Promise.resolve().then(() => (${fn})(...given)).then((value) => done({ value }), (e) => done({ error: String(e) }));`;
    type Outcome = { value?: unknown; error?: string };
    const outcome = await send<Outcome>("POST", `${session}/execute/async`, { script, args: [args] });
    if (outcome.error !== undefined) throw new Error(outcome.error);
    return outcome.value as never;
  };
  return {
    version,
    evaluate,
    goto: (url) => send("POST", `${session}/url`, { url }),
    async waitFor(fn, timeoutMs = 10_000) {
      const endMs = Date.now() + timeoutMs;
      for (;;) {
        const value = await evaluate(fn);
        if (value) return value;
        if (Date.now() > endMs) throw new Error(`Not true within ${timeoutMs} ms: ${fn}`);
        await pause(100);
      }
    },
    async close() {
      await send("DELETE", session).catch(() => {});
      stop();
    },
  };
}

/** Start MiniBrowser with an empty page. The caller closes it; a failed start leaves nothing running. */
export async function launchWebKitGtk({ driver, binary, xvfb }: WebKitGtk): Promise<WebKitPage> {
  const processes: ChildProcess[] = [];
  const stop = () => {
    for (const process of processes.reverse()) process.kill();
  };
  try {
    const env: NodeJS.ProcessEnv = { ...process.env, LIBGL_ALWAYS_SOFTWARE: "1", NO_AT_BRIDGE: "1" };
    if (xvfb) env.DISPLAY = await startScreen(xvfb, processes); // also where there is a screen: no window in the way
    const port = await freePort();
    processes.push(spawn(driver, [`--port=${port}`, "--host=127.0.0.1"], { stdio: "ignore", env }));
    const send = client(port);
    await untilReady(send);
    type Session = { sessionId: string; capabilities: { browserVersion: string } };
    const { sessionId, capabilities } = await send<Session>("POST", "/session", {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: ["--automation"] } } },
    });
    const session = `/session/${sessionId}`;
    await send("POST", `${session}/timeouts`, { script: 60_000 });
    return pageOver(send, session, capabilities.browserVersion, stop);
  } catch (error) {
    stop();
    throw error;
  }
}
