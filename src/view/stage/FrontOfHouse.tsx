/**
 * The front of the house: the door with its sign, the manager, and the tally of what is not eaten up yet.
 */
import { memo } from "react";
import { firstPlate } from "../../replay/index.ts";
import { useMessages } from "../i18n/index.ts";
import { useKitchen, useKitchenParts } from "../use-kitchen.ts";
import { Chalkboard, chalkboardInner, Door, Figure } from "./art/index.ts";
import { useKitchenTime } from "./kitchen-time.ts";
import type { Box, Layout } from "./layout.ts";
import { colourOf, poseOf, stateWords } from "./people.ts";
import { place } from "./place.ts";
import css from "./Stage.module.css";

export const FrontOfHouse = memo(function FrontOfHouse({ layout }: { layout: Layout }) {
  const messages = useMessages();
  const { beat } = useKitchenTime();
  const manager = useKitchen(({ scene }) => scene.people[0]);
  const { unfinished, isClosed } = useKitchenParts(({ scene }) => ({
    unfinished: firstPlate(scene).unfinished,
    isClosed: scene.end === "finished",
  }));
  return (
    <>
      <div className={css.still} style={place(layout.door)} aria-hidden="true">
        <Door open={!isClosed} sign={isClosed ? messages.signClosed : messages.signOpen} />
      </div>
      <div className={css.still} style={place(layout.manager)} aria-hidden="true">
        {manager && (
          <Figure
            role="manager"
            pose={poseOf(manager, isClosed)}
            colour={colourOf(manager)}
            label=""
            seed={2}
            {...(beat ? { beat } : {})}
          />
        )}
      </div>
      <div className={css.still} style={place(layout.tally)} aria-hidden="true">
        <Chalkboard />
      </div>
      <p className={css.tally} style={place(inside(layout.tally))}>
        <span className={css.tallyTitle}>{messages.unfinishedTitle}</span>
        <strong data-testid="unfinished">{unfinished}</strong>
      </p>
      {manager && (
        <p className={css.managerWords} style={place(layout.managerWords)}>
          <span className={css.name}>{messages.manager}</span>
          <span className={css.state}>{stateWords(messages, manager, "")}</span>
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
