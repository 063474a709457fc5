/**
 * The waits-for picture: who waits for what, and who could bring it about.
 */
import type { Cast, CastRole } from "../../bakery/index.ts";
import type { Purpose } from "../../trace/index.ts";
import type { Recording } from "../recording.ts";
import type { TaskState, World } from "../world/index.ts";

export interface WaitsFor {
  readonly task: number;
  readonly purpose: Purpose;
  /** The queue on which it waits, -1 for none. */
  readonly queue: number;
  /** What join waits for: so many reports. */
  readonly reports: number;
  /** Those who could let it go on, and are not over themselves. */
  readonly holders: readonly number[];
  /** It waits for somebody who, by others or at once, waits for it. */
  readonly isInCircle: boolean;
}

/** Of more people circles are not looked for. */
const MOST_IN_CIRCLES = 60;

/** Everybody who waits for somebody, in the order of their tasks. */
export function waitsForAt({ cast }: Recording, world: World): WaitsFor[] {
  const living = world.tasks.filter((task) => task !== undefined && task.stage !== "over");
  const waits = living
    .filter(({ stage, future, purpose }) => stage === "suspended" && future > 0 && purpose !== "sleep")
    .map((task) => {
      const isOnQueue = task.purpose === "put" || task.purpose === "get" || task.purpose === "join";
      return {
        task: task.task,
        purpose: task.purpose,
        queue: isOnQueue ? task.queue : -1,
        reports: task.purpose === "join" ? (world.queues[task.queue]?.unfinished ?? 0) : 0,
        holders: holdersOf(task, living, world, cast),
      };
    });
  const next = new Map(waits.map(({ task, holders }) => [task, holders]));
  const isSmall = waits.length <= MOST_IN_CIRCLES;
  return waits.map((wait) => ({ ...wait, isInCircle: isSmall && reaches(wait.task, wait.task, next) }));
}

function holdersOf(task: TaskState, living: readonly TaskState[], world: World, cast: Cast): number[] {
  const others = living.filter((one) => one !== task);
  const numbers = (those: readonly TaskState[]): number[] => those.map((one) => one.task);
  const place = cast.plates().indexOf(task.queue);
  const roleOf = (one: TaskState): CastRole => cast.roleOf(one.task);
  // Of a line of plates those next to the plate; where nobody is known to be, all who do the like.
  const nextTo = (those: readonly TaskState[], zone: number): number[] => {
    const near = those.filter((one) => cast.zoneOf(one.task) === zone);
    return numbers(near.length > 0 ? near : those);
  };
  switch (task.purpose) {
    case "get":
      return nextTo(
        others.filter((one) => one.puts > 0 || ["baker", "topper"].includes(roleOf(one))),
        place,
      );
    case "put":
      return nextTo(
        others.filter((one) => one.gets > 0 || ["eater", "topper"].includes(roleOf(one))),
        place + 1,
      );
    case "join":
      return numbers(others.filter((one) => one.held.length > 0 || (one.gets > 0 && hasItems(world, task.queue))));
    default: {
      const children = world.gatherings.get(task.future);
      return numbers(others.filter((one) => one.ownFuture === task.future || children?.includes(one.task)));
    }
  }
}

const hasItems = (world: World, queue: number): boolean => (world.queues[queue]?.items.length ?? 0) > 0;

/** Whether one comes from somebody to somebody along the holders. */
function reaches(from: number, to: number, next: ReadonlyMap<number, readonly number[]>): boolean {
  const seen = new Set<number>();
  const todo = [...(next.get(from) ?? [])];
  for (let one = todo.pop(); one !== undefined; one = todo.pop()) {
    if (one === to) return true;
    if (seen.has(one)) continue;
    seen.add(one);
    todo.push(...(next.get(one) ?? []));
  }
  return false;
}
