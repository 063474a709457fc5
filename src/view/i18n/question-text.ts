/** What a question says, with names for numbers. */
export interface QuestionFacts {
  readonly name: string;
  /** The right option in words. */
  readonly answer: string;
  readonly loaf: string;
  readonly time: string;
  readonly isPut: boolean;
  readonly isReady: boolean;
  readonly isTie: boolean;
  readonly level: number;
  readonly maxsize: number;
  readonly unfinished: number;
  readonly waiting: number;
}
