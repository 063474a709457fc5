/** Words for the printed lines, in English. */
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const console = {
  console: "Printed lines",
  consoleEmpty: "Nothing printed yet.",
  consoleEarlier: (n: number) => `${count(n, "earlier line", "earlier lines")} not shown`,
};

export type ConsoleWords = typeof console;
