/**
 * The loaves outside the ovens. Each is drawn when a bite is taken and placed with every picture.
 */
import { memo, useCallback, useContext } from "react";
import { useActions, useKitchen } from "../../use-kitchen.ts";
import { Flag, Loaf } from "../art/index.ts";
import { colourOf, loafLabel } from "../people.ts";
import css from "../Stage.module.css";
import { LOAF_HEIGHT, LOAF_WIDTH } from "../slots.ts";
import type { LoafSprite, Picture } from "../sprites.ts";
import { sameLists, usePicture, usePlaced } from "../use-pictures.ts";
import { AskingContext } from "./Ask.tsx";

const loavesOf = ({ loaves }: Picture): readonly LoafSprite[] => loaves;
const idOf = ({ loaf }: LoafSprite): number => loaf.id;
const areSame = (a: readonly LoafSprite[], b: readonly LoafSprite[]): boolean =>
  sameLists<LoafSprite>("bites")(a, b) && a.every(({ loaf }, i) => loaf.id === b[i]?.loaf.id);

const round = (value: number): number => Math.round(value * 100) / 100;

function placeLoaf(element: HTMLElement, { x, y, width, squash, turn, order }: LoafSprite): void {
  const scale = width / LOAF_WIDTH;
  const flat = 1 - squash * 0.16;
  // Its lower edge stays where it lies.
  const top = y - (LOAF_HEIGHT * scale) / 2 + LOAF_HEIGHT * scale * (1 - flat);
  element.style.transform = `translate(${round(x - width / 2)}px, ${round(top)}px) rotate(${round(turn)}deg) scale(${scale}, ${scale * flat})`;
  element.style.zIndex = String(Math.round(order * 100));
}

export function Loaves() {
  const loaves = usePicture(loavesOf, areSame);
  const put = usePlaced(loavesOf, idOf, placeLoaf);
  const next = usePicture(nextOf);
  const selected = useKitchen((state) => state.selectedLoaf);
  return (
    <div aria-hidden="true">
      {loaves.map(({ loaf, bites }) => (
        <LoafAt
          key={loaf.id}
          id={loaf.id}
          baker={loaf.baker}
          bites={bites}
          isNext={next.split(" ").includes(String(loaf.id))}
          isLit={loaf.id === selected}
          put={put}
        />
      ))}
    </div>
  );
}

/** The loaves that leave their plates next. */
const nextOf = ({ plates }: Picture): string => plates.map(({ next }) => next ?? "").join(" ");

interface LoafAtProps {
  readonly id: number;
  readonly baker: number;
  readonly bites: number;
  readonly isNext: boolean;
  readonly isLit: boolean;
  readonly put: (id: number, element: HTMLElement | null) => void;
}

const LoafAt = memo(function LoafAt({ id, baker, bites, isNext, isLit, put }: LoafAtProps) {
  const { selectLoaf } = useActions();
  const { ask } = useContext(AskingContext);
  const person = useKitchen(({ scene }) => scene.people[baker]);
  const label = useKitchen(({ scene }) => loafLabel(scene, id));
  const isMark = useKitchen(({ scene }) => scene.loaves.get(id)?.isMark ?? false);
  const ref = useCallback((element: HTMLElement | null) => put(id, element), [put, id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer only; story and timeline do the same by keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      ref={ref}
      className={css.loaf}
      style={{ width: LOAF_WIDTH, height: LOAF_HEIGHT }}
      data-next={isNext || undefined}
      data-lit={isLit || undefined}
      data-loaf={id}
      data-mark={isMark || undefined}
      data-about="loaf"
      onClick={(event) => {
        selectLoaf(isLit ? null : id);
        const { offsetParent } = event.currentTarget;
        const frame = offsetParent?.getBoundingClientRect();
        const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
        const box = { x: left - (frame?.left ?? 0), y: top - (frame?.top ?? 0), width, height };
        ask(isLit ? null : { thing: "loaf", box });
      }}
    >
      {isMark ? <Flag /> : <Loaf colour={person ? colourOf(person) : "var(--ink-soft)"} label={label} bites={bites} />}
    </div>
  );
});
