/**
 * The places where people work: ovens, tables, and under each the name and what its owner is doing. Each is a button that
 * opens its owner's settings. Whose owner stands at the plate shows a sign instead.
 */
import { memo } from "react";
import { labelOf, type Person } from "../../../replay/index.ts";
import { useMessages } from "../../i18n/index.ts";
import { useActions, useKitchen } from "../../use-kitchen.ts";
import { AwaySign, type Beat, Bench, Oven, Seat, STILL } from "../art/index.ts";
import { partOf } from "../choreography.ts";
import type { Box, Layout, Station as StationBoxes } from "../layout.ts";
import { colourOf, loafLabel, stateWords } from "../people.ts";
import { place } from "../place.ts";
import css from "../Stage.module.css";
import type { DeskSprite, Picture } from "../sprites.ts";
import { signBox } from "../stations.ts";
import { usePicture, usePictures } from "../use-pictures.ts";
import { Ask } from "./Ask.tsx";

const desksOf = ({ desks }: Picture): readonly DeskSprite[] => desks;
const areSame = (a: readonly DeskSprite[], b: readonly DeskSprite[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

export function Stations({ layout }: { layout: Layout }) {
  const messages = useMessages();
  const desks = usePicture(desksOf, areSame);
  const free = layout.zones.flatMap((stations, zone) =>
    stations.slice(desks.filter(({ person }) => zoneOf(person, layout) === zone).length),
  );
  const names = [messages.bakers, messages.eaters];
  return (
    <>
      {free.map(({ desk, figure }) =>
        desk.height === desk.width ? (
          <div key={`${figure.x} ${figure.y}`} className={css.still} style={place(desk)} aria-hidden="true">
            <Oven colour="var(--line-strong)" label="" lit={false} progress={STILL} />
          </div>
        ) : null,
      )}
      {layout.zones.map((_, zone) => (
        <ul
          // biome-ignore lint/suspicious/noArrayIndexKey: a zone is its place in the flow
          key={zone}
          className={css.people}
          aria-label={zone === 0 ? names[0] : zone === layout.zones.length - 1 ? names[1] : messages.stages}
        >
          {desks
            .filter(({ person }) => zoneOf(person, layout) === zone)
            .map((desk) => (
              <Station key={desk.person.task} desk={desk} />
            ))}
        </ul>
      ))}
    </>
  );
}

const zoneOf = ({ zone }: Person, { zones }: Layout): number => Math.min(zone, zones.length - 1);

/** Tables stand before those who eat or work at them. */
export function Tables() {
  const desks = usePicture(desksOf, areSame);
  return desks
    .filter(({ person }) => person.role !== "baker" && person.role !== "bystander")
    .map(({ person, station }) => (
      <div key={person.task} className={css.table} style={place(station.desk)} aria-hidden="true">
        {person.role === "topper" ? <Bench /> : <Seat />}
      </div>
    ));
}

const Station = memo(function Station({ desk }: { desk: DeskSprite }) {
  const { person, station, isOpen, isAway } = desk;
  const messages = useMessages();
  const { select, togglePanel } = useActions();
  const isPanelOpen = useKitchen((state) => state.panels.includes("people"));
  const isSelected = useKitchen((state) => state.selected === person.task);
  const bread = useKitchen(({ scene }) => loafLabel(scene, person.loaf));
  const label = useKitchen(({ scene }) => labelOf(scene.people, person.task));
  const isLeavingSoon = person.isLeaving && person.state !== "gone";
  const words = isLeavingSoon ? messages.leavingSoon : stateWords(messages, person, bread);
  const total = person.role === "baker" ? messages.bakerTotal(person.count) : messages.eaterTotal(person.count);
  const colour = colourOf(person);
  const size = wordsSize(station);
  const open = (): void => {
    select(isSelected ? null : person.task);
    if (!isPanelOpen) togglePanel("people");
  };
  return (
    <li>
      {person.role === "baker" && (
        <BakersOven box={station.desk} person={person} colour={colour} label={label} isOpen={isOpen} />
      )}
      {isAway && (
        <div className={css.still} style={place(signBox(station))} aria-hidden="true">
          <AwaySign colour={colour} />
        </div>
      )}
      <button
        type="button"
        className={css.station}
        style={place(station.box)}
        data-selected={isSelected || undefined}
        data-person={person.name}
        data-state={person.state}
        data-away={isAway || undefined}
        onClick={open}
        aria-pressed={isSelected}
        title={messages.openPerson}
      >
        <span className={css.words} style={{ top: station.box.height - station.words.height }} data-size={size}>
          <span className={css.name}>
            <i className={css.dot} style={{ background: colour }} />
            <span className={css.nameText}>{person.name}</span>
          </span>
          <span className="visually-hidden">{messages.roleOf(messages.roles[person.role])}</span>
          <span className={size === "tiny" ? "visually-hidden" : css.state}>{words}</span>
          <span className="visually-hidden">{total}</span>
        </span>
      </button>
      {person.role === "baker" && station.desk.width >= LEAST_TARGET_PX && (
        <Ask about="oven" box={station.desk} name={messages.ovenOf(person.name)} />
      )}
    </li>
  );
});

const TWO_LINES_PX = 36;
/** What is smaller cannot be hit. */
const LEAST_TARGET_PX = 44;

/** Words as large as the station lets them be. */
function wordsSize({ box, words }: StationBoxes): string | undefined {
  const widthPx = box.width;
  if (words.height < TWO_LINES_PX || widthPx < 76) return "tiny";
  if (widthPx < 124) return "small";
  return widthPx >= 190 ? "large" : undefined;
}

interface BakersOvenProps {
  readonly box: Box;
  readonly person: Person;
  readonly colour: string;
  readonly label: string;
  readonly isOpen: boolean;
}

function BakersOven({ box, person, colour, label, isOpen }: BakersOvenProps) {
  const { nowUs } = usePictures();
  const { sinceUs, untilUs } = person;
  const progress: Beat = {
    get: () => (untilUs === null ? 0 : partOf(nowUs.get(), sinceUs, untilUs)),
    subscribe: nowUs.subscribe,
  };
  return (
    <div className={css.still} style={place(box)} aria-hidden="true">
      <Oven
        colour={colour}
        label={label}
        lit={person.state === "baking"}
        progress={progress}
        loafColour={colour}
        isOpen={isOpen}
      />
    </div>
  );
}
