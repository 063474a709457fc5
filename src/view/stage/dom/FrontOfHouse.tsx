/**
 * The front of the house: the door with its sign, the manager, and the tally of what is put and not yet reported done.
 */
import { memo } from "react";
import { useMessages } from "../../i18n/index.ts";
import { useKitchen } from "../../use-kitchen.ts";
import { Chalkboard, chalkboardInner, Door, Figure } from "../art/index.ts";
import type { Box, Layout } from "../layout.ts";
import { colourOf, settledPose, stateWords } from "../people.ts";
import { place } from "../place.ts";
import css from "../Stage.module.css";
import type { Picture } from "../sprites.ts";
import { usePicture, usePictures } from "../use-pictures.ts";
import { Ask } from "./Ask.tsx";

const unfinishedOf = ({ plates }: Picture): number => plates.reduce((sum, { unfinished }) => sum + unfinished, 0);

export const FrontOfHouse = memo(function FrontOfHouse({ layout }: { layout: Layout }) {
  const messages = useMessages();
  const { beat } = usePictures();
  const manager = useKitchen(({ scene }) => scene.people.find((person) => person?.role === "manager"));
  const end = useKitchen(({ scene }) => scene.end);
  const isClosed = end === "finished" || end === "failed";
  const unfinished = usePicture(unfinishedOf);
  const words = manager && stateWords(messages, manager, "");
  return (
    <>
      <div className={css.still} style={place(layout.door)} aria-hidden="true">
        <Door open={!isClosed} sign={isClosed ? messages.signClosed : messages.signOpen} />
      </div>
      <Ask about="door" box={layout.door} name={isClosed ? messages.signClosed : messages.signOpen} />
      {manager && (
        <>
          <div className={css.still} style={place(layout.manager)} aria-hidden="true">
            <Figure
              role="manager"
              pose={settledPose(manager, end === "finished", end === "deadlock")}
              colour={colourOf(manager)}
              label=""
              seed={2}
              beat={beat}
            />
          </div>
          <Ask about="manager" box={layout.manager} name={`${messages.manager}: ${words}`} />
        </>
      )}
      <div className={css.still} style={place(layout.tally)} aria-hidden="true">
        <Chalkboard />
      </div>
      <p className={css.tally} style={place(inside(layout.tally))}>
        <span className={css.tallyTitle}>{messages.unfinishedTitle}</span>
        <strong data-testid="unfinished">{unfinished}</strong>
      </p>
      <Ask about="tally" box={layout.tally} name={`${messages.unfinishedTitle}: ${unfinished}`} />
      {manager && layout.managerWords.height > 0 && (
        <p className={css.managerWords} style={place(layout.managerWords)}>
          <span className={css.name}>{messages.manager}</span>
          <span className={css.state}>{words}</span>
        </p>
      )}
    </>
  );
});

const inside = ({ x, y, width, height }: Box): Box => ({
  x: x + width * chalkboardInner.x,
  y: y + height * chalkboardInner.y,
  width: width * chalkboardInner.width,
  height: height * chalkboardInner.height,
});
