/**
 * Everybody in a crowd as a list of buttons, for those who read and use the page by it. What people do changes too often to
 * be read: the list says it as of the last time that the kitchen stood still.
 */
import { memo } from "react";
import type { Person } from "../../../replay/index.ts";
import { useMessages } from "../../i18n/index.ts";
import { useActions, useKitchen } from "../../use-kitchen.ts";
import { stateWords } from "../people.ts";

export function CrowdList() {
  const messages = useMessages();
  const isPlaying = useKitchen((state) => state.isPlaying);
  const people = useKitchen((state) => (isPlaying ? null : state.scene.people));
  const names = useKitchen((state) => state.scene.people.length);
  return (
    <ul className="visually-hidden" aria-label={messages.crowdList} data-count={names}>
      <Entries people={people} />
    </ul>
  );
}

const Entries = memo(
  function Entries({ people }: { people: readonly Person[] | null }) {
    return people?.map((person) => person && person.role !== "manager" && <Entry key={person.task} person={person} />);
  },
  // While the kitchen runs the list stays as it is.
  (_, { people }) => people === null,
);

const Entry = memo(function Entry({ person }: { person: Person }) {
  const messages = useMessages();
  const { select } = useActions();
  return (
    <li>
      <button type="button" tabIndex={-1} onClick={() => select(person.task)}>
        {person.name}
        {messages.roleOf(messages.roles[person.role])}
        {stateWords(messages, person, "")}
      </button>
    </li>
  );
});
