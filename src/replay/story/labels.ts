/**
 * Labels: one or a few characters by which people and loaves are told apart, in every picture the same.
 */
import type { Person } from "../scene/index.ts";

/**
 * The first letter of the name; where somebody of the role who was hired before has it, also the number at the name's end,
 * or else a later letter, or else a number that nobody has.
 */
function labelsOf(people: readonly Person[]): Map<number, string> {
  const labels = new Map<number, string>();
  const taken = new Map<string, Set<string>>();
  for (const person of [...people].sort((a, b) => (a?.index ?? 0) - (b?.index ?? 0))) {
    if (!person) continue;
    const used = taken.get(person.role) ?? new Set<string>();
    taken.set(person.role, used);
    const name = person.name.trim();
    const [letter = "?", ...rest] = [...name];
    const first = letter.toUpperCase();
    const number = /.(\d{1,4})$/su.exec(name)?.[1];
    const later = number === undefined ? rest.map((one) => first + one.toLowerCase()) : [first + number];
    let label = [first, ...later].find((one) => /[\p{L}\p{N}]$/u.test(one) && !used.has(one));
    for (let i = person.index; label === undefined; i++) if (!used.has(first + i)) label = first + i;
    used.add(label);
    labels.set(person.task, label);
  }
  return labels;
}

const known = new WeakMap<readonly Person[], Map<number, string>>();
let last: { names: readonly (string | undefined)[]; labels: Map<number, string> } | null = null;

/** The label of one of these people. */
export function labelOf(people: readonly Person[], task: number): string {
  let labels = known.get(people);
  if (!labels) {
    labels = labelsFor(people);
    known.set(people, labels);
  }
  return labels.get(task) ?? "?";
}

/** People change with every event, their names hardly ever: the same names have the same labels. */
function labelsFor(people: readonly Person[]): Map<number, string> {
  const names = people.map((person) => person && `${person.role} ${person.index} ${person.name}`);
  const isSame = last?.names.length === names.length && names.every((name, i) => name === last?.names[i]);
  if (!last || !isSame) last = { names, labels: labelsOf(people) };
  return last.labels;
}

/** The label on a loaf: its baker's letters and its number, kept apart where the letters end in a digit. */
export function breadLabel(people: readonly Person[], baker: number, number: number): string {
  const label = labelOf(people, baker);
  return /\d$/.test(label) ? `${label}·${number}` : `${label}${number}`;
}
