/**
 * The CPythons of this machine that can run a program taken home, for tests that are skipped where there are none.
 */
import { spawnSync } from "node:child_process";

const NAMES = ["python3", "python", "python3.11", "python3.12", "python3.13", "python3.14"];
const VERSION = "import platform, sys; print(*sys.version_info[:2], platform.python_implementation(), sys.executable)";

export interface Python {
  /** Such as "3.13". */
  readonly version: string;
  readonly path: string;
}

/** One of each version from 3.11 on that is to be found by name. */
export function findPythons(): Python[] {
  const found = new Map<string, Python>();
  for (const name of NAMES) {
    const { status, stdout } = spawnSync(name, ["-c", VERSION], { encoding: "utf8", timeout: 20_000 });
    const [, major, minor, path] = (status === 0 && /^(\d+) (\d+) CPython (.+)$/m.exec(stdout)) || [];
    const version = `${major}.${minor}`;
    if (path && Number(major) === 3 && Number(minor) >= 11 && !found.has(version))
      found.set(version, { version, path });
  }
  return [...found.values()];
}
