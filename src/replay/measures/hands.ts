/**
 * Hands: who has come to a plate with a loaf, and who holds how many that they have taken; and with that how many loaves
 * were made, eaten and lost. Says the same as the world and the scene, in a few bytes a task, so that it can be kept.
 */
import type { TraceEvent } from "../../trace/index.ts";
import { withRoom } from "../packed-lists.ts";
import type { TaskState } from "../world/index.ts";
import type { Ledger } from "./ledger.ts";

/** In the number kept of a task: it offers a loaf; it has awaited something else since it took; and what it holds. */
const OFFERS = 1;
const HAS_AWAITED = 2;
const ONE = 4;

export class Hands {
  made: number;
  eaten: number;
  lost: number;
  private tasks: Uint32Array;

  constructor(from?: Hands) {
    this.made = from?.made ?? 0;
    this.eaten = from?.eaten ?? 0;
    this.lost = from?.lost ?? 0;
    this.tasks = from?.tasks.slice() ?? new Uint32Array(8);
  }

  /** Takes in somebody who was there before the recording begins. */
  open({ task, isOffering, held, hasAwaited }: TaskState): void {
    this.makeRoom(task);
    const offers = isOffering && held.length === 0 ? OFFERS : 0;
    this.tasks[task] = held.length * ONE + (hasAwaited ? HAS_AWAITED : 0) + offers;
  }

  makeRoom(task: number): void {
    this.tasks = withRoom(this.tasks, task + 1);
  }

  /** Counts what an event does to loaves and to the hands of whoever does it. */
  apply(event: Extract<TraceEvent, { readonly task: number }>, { passedOn, idleReports }: Ledger): void {
    const { kind, task, seq } = event;
    if (task < 0) {
      // A callback makes what it puts, and has done with what it takes.
      if (kind === "itemPut") this.made++;
      else if (kind === "itemTaken") this.eaten++;
      return;
    }
    const { tasks } = this;
    const hands = tasks[task] as number;
    switch (kind) {
      case "taskSlept":
        tasks[task] = hands | HAS_AWAITED;
        break;
      case "taskSuspended":
        if (event.purpose !== "get") tasks[task] = hands | HAS_AWAITED;
        break;
      case "putterJoined":
        // Who holds something may have come to pass this on.
        if (hands < ONE) this.offer(task, hands);
        break;
      case "getterJoined":
        tasks[task] = this.beThrough(hands);
        break;
      case "itemPut":
        if (passedOn.has(seq)) tasks[task] = (hands - ONE) & ~OFFERS;
        else {
          this.offer(task, hands);
          tasks[task] = hands & ~OFFERS;
        }
        break;
      case "itemTaken":
        tasks[task] = ((hands & HAS_AWAITED ? this.beThrough(hands) : hands) & ~HAS_AWAITED) + ONE;
        break;
      case "itemDone":
        if (idleReports.has(seq)) break;
        this.eaten++;
        tasks[task] = hands - ONE;
        break;
      case "taskEnded": {
        const left = event.outcome === "finished" ? this.beThrough(hands) : hands;
        this.lost += (left & OFFERS) + Math.floor(left / ONE);
        tasks[task] = 0;
      }
    }
  }

  /** A loaf is made when its baker comes to a plate with it. */
  private offer(task: number, hands: number): void {
    if (hands & OFFERS) return;
    this.tasks[task] = hands | OFFERS;
    this.made++;
  }

  /** They have done with what they hold and have not reported; gives their hands without it. */
  private beThrough(hands: number): number {
    this.eaten += Math.floor(hands / ONE);
    return hands & (OFFERS | HAS_AWAITED);
  }
}
