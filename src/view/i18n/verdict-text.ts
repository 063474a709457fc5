/** A verdict in words. */
import type { Verdict } from "../../replay/index.ts";
import type { DoctorWords } from "./en/doctor.ts";

/** What a verdict says, with names for numbers. */
export interface VerdictFacts {
  readonly name: string;
  /** Of the others, one after the other; "" for none. */
  readonly names: string;
  readonly count: number;
  /** How many of them are end marks. */
  readonly marks: number;
  readonly duration: string;
  readonly late: string;
  readonly error: string;
  /** It is about main, which asyncio.run runs. */
  readonly isMain: boolean;
  /** In the program that is shown, 0 where it is not there. */
  readonly line: number;
}

/** What is wrong, and what would mend it. */
export interface VerdictText {
  readonly what: string;
  readonly mend: string;
}

export const verdictText = ({ verdicts }: Pick<DoctorWords, "verdicts">, kind: Verdict["kind"], facts: VerdictFacts) =>
  verdicts[kind](facts);
