/**
 * The plate: china with its slots when it is bounded, a board without end when it is not, and how much is on it.
 */
import { memo, useMemo } from "react";
import { firstPlate } from "../../replay/index.ts";
import { useMessages } from "../i18n/index.ts";
import { useKitchen, useKitchenParts } from "../use-kitchen.ts";
import { Board, boardInner, Plate, plateInner } from "./art/index.ts";
import type { Box, Layout } from "./layout.ts";
import { place } from "./place.ts";
import css from "./Stage.module.css";
import { layoutSlots, MOST_SLOTS } from "./slots.ts";

export const PlateArea = memo(function PlateArea({ layout, slots }: { layout: Layout; slots: number }) {
  const { size, count, putLine, getLine } = useKitchenParts(({ scene }) => {
    const { maxsize, onPlate, putLine, getLine } = firstPlate(scene);
    return { size: maxsize, count: onPlate.length, putLine: putLine.length, getLine: getLine.length };
  });
  const bounded = size > 0;
  const messages = useMessages();
  const boxes = useSlotBoxes(layout, slots);
  const hidden = useKitchen(
    ({ scene }) =>
      firstPlate(scene)
        .slots.slice(MOST_SLOTS)
        .filter((slot) => slot !== null).length,
  );
  const onBounded = count > size ? messages.onPlateFor(count, size) : messages.onPlateOf(count, size);
  const plateText = bounded ? onBounded : messages.onPlate(count);
  return (
    <>
      <div className={css.plate} style={place(layout.plate)}>
        {bounded ? <Plate isFull={count >= size} /> : <Board />}
      </div>
      {bounded &&
        boxes.map((box, i) => (
          <div key={`${box.x}:${box.y}`} className={i < size ? css.slot : css.slotOver} style={place(box)} />
        ))}
      <p className={css.plateWords} style={place(layout.plateWords)}>
        <strong>{plateText}</strong>
        {bounded && count > size && <em data-over="">{messages.overfull}</em>}
        {hidden > 0 && <em>{messages.notDrawn(hidden)}</em>}
      </p>
      <LineWords box={layout.putLine} end="right" text={messages.lineForRoom} isShown={putLine > 0} />
      <LineWords box={layout.getLine} end="left" text={messages.lineForBread} isShown={getLine > 0} />
    </>
  );
});

/** Where each slot lies on this plate. */
export function useSlotBoxes(layout: Layout, slots: number): Box[] {
  const bounded = useKitchen(({ scene }) => firstPlate(scene).maxsize > 0);
  return useMemo(() => {
    const inner = bounded ? plateInner : boardInner;
    const { x, y, width, height } = layout.plate;
    return layoutSlots(
      { x: x + inner.x * width, y: y + inner.y * height, width: inner.width * width, height: inner.height * height },
      slots,
    );
  }, [layout, slots, bounded]);
}

interface LineWordsProps {
  readonly box: Box;
  /** The end of the line nearest to the plate. */
  readonly end: "left" | "right";
  readonly text: string;
  readonly isShown: boolean;
}

function LineWords({ box, end, text, isShown }: LineWordsProps) {
  return (
    <p
      className={css.lineWords}
      style={{ ...place({ ...box, y: box.y + box.height, height: 18 }), textAlign: end }}
      data-shown={isShown || undefined}
      aria-hidden={!isShown}
    >
      {text}
    </p>
  );
}
