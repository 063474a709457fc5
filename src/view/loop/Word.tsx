/**
 * One of the five words, at the place where the thing is drawn: a button, and the card that it opens, with a way to the
 * next moment at which the thing happens.
 */
import { CircleQuestionMark, Eye, X } from "lucide";
import { type ReactNode, useId, useRef, useState } from "react";
import type { Term } from "../i18n/en/asyncio.ts";
import { useMessages } from "../i18n/index.ts";
import { useAsyncioWords } from "../i18n/use-asyncio-words.ts";
import { shownName } from "../stage/people.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useKitchenStore } from "../use-kitchen.ts";
import { showNext } from "./show-next.ts";
import css from "./words.module.css";

/** A heading that ends in the buttons of words, and below it the card of the one that is open. */
export function WordHeading({ terms, children }: { terms: readonly Term[]; children?: ReactNode }) {
  const words = useAsyncioWords();
  const id = useId();
  const [open, setOpen] = useState<Term | null>(null);
  const buttons = useRef(new Map<Term, HTMLButtonElement | null>());
  const close = (): void => {
    if (open) buttons.current.get(open)?.focus();
    setOpen(null);
  };
  return (
    <>
      <div className={css.heading}>
        {children}
        <div className={css.words}>
          {terms.map((term) => (
            <button
              key={term}
              ref={(button) => {
                buttons.current.set(term, button);
              }}
              type="button"
              className={css.word}
              aria-expanded={open === term}
              aria-controls={open === term ? id : undefined}
              title={words.termHelp(words.terms[term].name)}
              onClick={() => setOpen(open === term ? null : term)}
            >
              <Icon of={CircleQuestionMark} size={16} />
              {words.terms[term].name}
            </button>
          ))}
        </div>
      </div>
      {open && <Card key={open} id={id} term={open} onClose={close} />}
    </>
  );
}

function Card({ id, term, onClose }: { id: string; term: Term; onClose: () => void }) {
  const messages = useMessages();
  const words = useAsyncioWords();
  const store = useKitchenStore();
  const [shown, setShown] = useState<string | null>(null);
  const { name, is, leavesOut, shown: sayShown } = words.terms[term];
  const show = (): void => {
    const task = showNext(store.getState(), term);
    const person = store.getState().scene.people[task ?? -1];
    if (person) store.getState().select(person.task);
    setShown(person ? sayShown(shownName(messages, person)) : null);
  };
  return (
    <section
      id={id}
      className={css.card}
      aria-label={name}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <p>{is}</p>
      <p>
        <strong>{words.leavesOutTitle}:</strong> {leavesOut}
      </p>
      <div className={css.show}>
        <button type="button" className="button" onClick={show}>
          <Icon of={Eye} size={18} /> {words.showOne}
        </button>
        <p role="status">{shown}</p>
      </div>
      <IconButton icon={X} label={messages.close} onClick={onClose} />
    </section>
  );
}
