/**
 * What a pace is on average, and how steady.
 */
import type { Pace } from "../../bakery/index.ts";

export function meanOf(pace: Pace): number {
  if (typeof pace === "number") return pace;
  return "exponential" in pace ? pace.exponential : round((pace.uniform[0] + pace.uniform[1]) / 2);
}

export type PaceKind = "fixed" | "uniform" | "exponential";

export function kindOf(pace: Pace): PaceKind {
  if (typeof pace === "number") return "fixed";
  return "exponential" in pace ? "exponential" : "uniform";
}

/** A pace of a kind with a mean; a varying one lies between half and one and a half of it. */
export function paceOf(kind: PaceKind, mean: number): Pace {
  if (kind === "fixed") return mean;
  return kind === "exponential" ? { exponential: mean } : { uniform: [round(mean / 2), round(mean * 1.5)] };
}

const round = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;
