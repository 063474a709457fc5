/**
 * The places where people work: ovens, tables, and under each the name and what its owner is doing.
 * A station is a button that opens its owner's settings.
 */
import { memo } from "react";
import type { Person } from "../../replay/index.ts";
import { labelOf } from "../../replay/index.ts";
import { useMessages } from "../i18n/index.ts";
import { useActions, useKitchen } from "../use-kitchen.ts";
import { Oven, Seat } from "./art/index.ts";
import { useProgress } from "./kitchen-time.ts";
import type { Layout, Station as StationBoxes } from "./layout.ts";
import { colourOf, loafLabel, stateWords } from "./people.ts";
import { place } from "./place.ts";
import css from "./Stage.module.css";

interface StationsProps {
  readonly layout: Layout;
  readonly bakers: readonly Person[];
  readonly eaters: readonly Person[];
}

export function Stations({ layout, bakers, eaters }: StationsProps) {
  const messages = useMessages();
  const hiddenBakers = bakers.length - layout.bakers.length;
  const hiddenEaters = eaters.length - layout.eaters.length;
  return (
    <>
      {hiddenBakers > 0 && <p className={css.moreBakers}>{messages.more(hiddenBakers)}</p>}
      {hiddenEaters > 0 && <p className={css.moreEaters}>{messages.more(hiddenEaters)}</p>}
      <ul className={css.people} aria-label={messages.bakers}>
        {layout.bakers.map((boxes, i) => {
          const person = bakers[i];
          return person ? (
            <Station key={person.task} boxes={boxes} person={person} />
          ) : (
            <ColdOven key={`free ${boxes.box.x} ${boxes.box.y}`} boxes={boxes} />
          );
        })}
      </ul>
      <ul className={css.people} aria-label={messages.eaters}>
        {layout.eaters.map((boxes, i) => {
          const person = eaters[i];
          return person && <Station key={person.task} boxes={boxes} person={person} />;
        })}
      </ul>
    </>
  );
}

/** The eaters' tables stand before them. */
export const Tables = memo(function Tables({ layout }: { layout: Layout }) {
  return layout.eaters.map(({ oven }) => (
    <div key={`${oven.x}:${oven.y}`} className={css.still} style={place(oven)}>
      <Seat />
    </div>
  ));
});

const Station = memo(function Station({ boxes, person }: { boxes: StationBoxes; person: Person }) {
  const messages = useMessages();
  const { select, togglePanel } = useActions();
  const isOpen = useKitchen((state) => state.panels.includes("people"));
  const isSelected = useKitchen((state) => state.selected === person.task);
  const bread = useKitchen(({ scene }) => loafLabel(scene, person.loaf));
  const label = useKitchen(({ scene }) => labelOf(scene.people, person.task));
  const words =
    person.isLeaving && person.state !== "gone" ? messages.leavingSoon : stateWords(messages, person, bread);
  const total = person.role === "baker" ? messages.bakerTotal(person.count) : messages.eaterTotal(person.count);
  const colour = colourOf(person);
  const open = (): void => {
    select(isSelected ? null : person.task);
    if (!isOpen) togglePanel("people");
  };
  return (
    <li>
      {person.role === "baker" && <BakersOven boxes={boxes} person={person} colour={colour} label={label} />}
      <button
        type="button"
        className={css.station}
        style={place(boxes.box)}
        data-selected={isSelected || undefined}
        data-person={person.name}
        data-state={person.state}
        onClick={open}
        aria-pressed={isSelected}
        title={messages.openPerson}
      >
        <span
          className={css.words}
          style={{ top: boxes.box.height - boxes.words.height, color: "var(--ink)" }}
          data-size={wordsSize(boxes.box.width)}
        >
          <span className={css.name}>
            <i className={css.dot} style={{ background: colour }} />
            <span className={css.nameText}>{person.name}</span>
          </span>
          <span className="visually-hidden">{messages.roleOf(messages.roles[person.role])}</span>
          <span className={css.state}>{words}</span>
          <span className="visually-hidden">{total}</span>
        </span>
      </button>
    </li>
  );
});

/** Words as large as the station lets them be. */
function wordsSize(widthPx: number): string | undefined {
  if (widthPx < 100) return "tiny";
  if (widthPx < 112) return "small";
  return widthPx >= 190 ? "large" : undefined;
}

function BakersOven({
  boxes,
  person,
  colour,
  label,
}: {
  boxes: StationBoxes;
  person: Person;
  colour: string;
  label: string;
}) {
  const isLit = person.state === "baking";
  const progress = useProgress(person.sinceUs, person.untilUs);
  return (
    <div className={css.still} style={place(boxes.oven)}>
      <Oven colour={colour} label={label} lit={isLit} progress={progress} loafColour={colour} />
    </div>
  );
}

function ColdOven({ boxes }: { boxes: StationBoxes }) {
  const progress = useProgress(0, null);
  return (
    <li className={css.still} style={place(boxes.oven)}>
      <Oven colour="var(--line-strong)" label="" lit={false} progress={progress} loafColour="var(--line-strong)" />
    </li>
  );
}
