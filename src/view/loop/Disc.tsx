/** The mark of somebody: their letters on their colour; the manager's is a clipboard. */
import { ClipboardList } from "lucide";
import { labelOf, type Person } from "../../replay/index.ts";
import { colourOf } from "../stage/people.ts";
import { Icon } from "../ui/Icon.tsx";
import css from "./loop.module.css";

export function Disc({ person, people }: { person: Person; people: readonly Person[] }) {
  const isManager = person.role === "manager";
  return (
    <span
      className={css.disc}
      style={{ background: isManager ? "var(--manager)" : colourOf(person) }}
      aria-hidden="true"
    >
      {isManager ? <Icon of={ClipboardList} size={15} /> : labelOf(people, person.task)}
    </span>
  );
}
