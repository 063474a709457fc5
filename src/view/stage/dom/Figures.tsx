/**
 * The people: at work, in a line of a plate, on their way, going home. Each is drawn when their pose changes and placed
 * with every picture. Who waits carries name and place with them.
 */
import { memo, useCallback } from "react";
import { labelOf, type Person } from "../../../replay/index.ts";
import { useMessages } from "../../i18n/index.ts";
import { useKitchen } from "../../use-kitchen.ts";
import { FIGURE_RATIO, Figure, type Pose } from "../art/index.ts";
import { LINE_STEP } from "../lines.ts";
import { colourOf, figureOf } from "../people.ts";
import css from "../Stage.module.css";
import type { PersonSprite, Picture } from "../sprites.ts";
import { sameLists, usePicture, usePictures, usePlaced } from "../use-pictures.ts";

/** A figure is drawn so high and scaled to its place. */
const DRAWN_HEIGHT = 208;

const peopleOf = ({ people }: Picture): readonly PersonSprite[] => people;
const taskOf = ({ person }: PersonSprite): number => person.task;
const areSame = sameLists<PersonSprite>("person", "pose", "place", "isHidden");

function placeFigure(element: HTMLElement, { x, y, height, opacity, order }: PersonSprite): void {
  element.style.transform = `translate(${round(x)}px, ${round(y)}px) scale(${height / DRAWN_HEIGHT})`;
  element.style.opacity = String(round(opacity));
  element.style.zIndex = String(Math.round(order * 100));
}

const round = (value: number): number => Math.round(value * 100) / 100;

export function Figures() {
  const people = usePicture(peopleOf, areSame);
  const put = usePlaced(peopleOf, taskOf, placeFigure);
  return people.map(({ person, pose, isHidden }) =>
    isHidden ? null : (
      <FigureAt key={person.task} task={person.task} role={person.role} index={person.index} pose={pose} put={put} />
    ),
  );
}

interface FigureAtProps extends Pick<Person, "task" | "role" | "index"> {
  readonly pose: Pose;
  readonly put: (task: number, element: HTMLElement | null) => void;
}

const FigureAt = memo(function FigureAt({ task, role, index, pose, put }: FigureAtProps) {
  const { beat } = usePictures();
  const label = useKitchen(({ scene }) => labelOf(scene.people, task));
  const ref = useCallback((element: HTMLElement | null) => put(task, element), [put, task]);
  return (
    <div
      ref={ref}
      className={css.figure}
      style={{ width: DRAWN_HEIGHT / FIGURE_RATIO, height: DRAWN_HEIGHT }}
      aria-hidden="true"
    >
      <Figure
        role={figureOf(role)}
        pose={pose}
        colour={colourOf({ role, index })}
        label={label}
        seed={index}
        beat={beat}
      />
    </div>
  );
});

const waitersOf = ({ people }: Picture): readonly PersonSprite[] =>
  people.filter(({ place, isHidden }) => place >= 0 && !isHidden);
const areSameWaiters = sameLists<PersonSprite>("person", "place");

/** So wide is a place in a line that the names of two neighbours fit beside each other. */
const NAME_WIDTH = "5.2rem";

/**
 * Under the feet, and never beyond the picture's edge. Where people stand closer than their names are wide, the name of every
 * other one stands a row lower.
 */
function placeTag(element: HTMLElement, { x, y, height, place }: PersonSprite): void {
  const figureWidth = height / FIGURE_RATIO;
  const middle = round(x + figureWidth / 2);
  const { clientWidth = 0, clientHeight = 0 } = element.offsetParent ?? {};
  const left = `clamp(0px, calc(${middle}px - 50%), calc(${clientWidth}px - 100%))`;
  const lower =
    place % 2 === 0 ? "0px" : `clamp(0px, (${NAME_WIDTH} - ${round(figureWidth * LINE_STEP)}px) * 99, 105%)`;
  const top = `min(calc(${round(y + height)}px + ${lower}), calc(${clientHeight}px - 100%))`;
  element.style.transform = `translate(${left}, ${top})`;
}

/** Names and places of those who wait, under their feet. */
export function LineTags() {
  const messages = useMessages();
  const waiters = usePicture(waitersOf, areSameWaiters);
  const put = usePlaced(waitersOf, taskOf, placeTag);
  return waiters.map(({ person, place }) => (
    <p key={person.task} ref={tagRef(put, person.task)} className={css.lineTag} aria-hidden="true">
      <b>{messages.placeInLine(place + 1)}</b> <span>{person.name}</span>
    </p>
  ));
}

const tagRef =
  (put: (task: number, element: HTMLElement | null) => void, task: number) =>
  (element: HTMLElement | null): void =>
    put(task, element);
