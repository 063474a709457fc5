/**
 * What scripts/bench.ts measures with. Processor time and not the wall clock's: on a machine that others use as well it
 * is what the work took, whoever was let in between.
 */
import { cpuUsage, memoryUsage } from "node:process";

export function processorMs(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

/** Processor time of some work, in milliseconds. */
export function msOf(work: () => unknown): number {
  const start = processorMs();
  work();
  return processorMs() - start;
}

/** What something that is made weighs, all it holds included. Needs `--expose-gc`. */
export function bytesOf(make: () => unknown): number {
  const before = bytesInUse();
  const made = make();
  const bytes = bytesInUse() - before;
  if (made === undefined) throw new Error("nothing was made");
  return bytes;
}

function bytesInUse(): number {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = memoryUsage();
  return heapUsed + arrayBuffers;
}
