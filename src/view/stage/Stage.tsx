/**
 * The stage: the kitchen as a picture. Measures its frame, has the layout and the pictures made, and puts the painters to
 * work: elements for a few people, a canvas for a crowd.
 */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { type Role, rosterOf, type Settings } from "../../bakery/index.ts";
import type { Scene } from "../../replay/index.ts";
import { fetched } from "../failures/index.ts";
import { useMessages } from "../i18n/index.ts";
import { useKitchen, useKitchenStore } from "../use-kitchen.ts";
import { Backdrop } from "./art/index.ts";
import { type Asking, AskingContext } from "./dom/Ask.tsx";
import { Figures, LineTags } from "./dom/Figures.tsx";
import { FrontOfHouse } from "./dom/FrontOfHouse.tsx";
import { Loaves } from "./dom/Loaves.tsx";
import { PlateAreas } from "./dom/PlateArea.tsx";
import { Stations, Tables } from "./dom/Stations.tsx";
import { type Layout, layoutStage, type StageSize, type ZoneCrowd } from "./layout.ts";
import { crowdsOf } from "./people.ts";
import { Pictures } from "./pictures.ts";
import css from "./Stage.module.css";
import type { Picture as Drawn } from "./sprites.ts";
import { PicturesContext, usePicture } from "./use-pictures.ts";
import { useZoom } from "./use-zoom.ts";

const Ending = fetched(() => import("./Ending.tsx"));
const Explanation = fetched(() => import("./dom/Explanation.tsx"));
const Crowd = fetched(() => import("./canvas/Crowd.tsx"));
const ZoomButtons = fetched(() => import("./dom/ZoomButtons.tsx"));

/** More loaves than this are painted, not made elements of. */
const MOST_LOAVES = 150;

export function Stage() {
  const messages = useMessages();
  const frame = useRef<HTMLElement>(null);
  const size = useSize(frame);
  return (
    <section ref={frame} className={css.frame} aria-label={messages.stage}>
      {size && <Sized size={size} />}
    </section>
  );
}

function Sized({ size }: { size: StageSize }) {
  const store = useKitchenStore();
  const crowd = useKitchen(({ scene, settings }) => crowdOf(scene, settings));
  const layout = useMemo(() => crowdLayout(size, crowd), [size, crowd]);
  const isStill = useReducedMotion();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another layout is told to the pictures that there are
  const pictures = useMemo(() => new Pictures(store, layout, isStill), [store, isStill]);
  pictures.setLayout(layout);
  useEffect(() => pictures.follow(), [pictures]);
  return (
    <PicturesContext.Provider value={pictures}>
      <Picture layout={layout} />
    </PicturesContext.Provider>
  );
}

function Picture({ layout }: { layout: Layout }) {
  const [asking, ask] = useState<Asking | null>(null);
  const value = useMemo(() => ({ asking, ask }), [asking]);
  const picture = useRef<HTMLDivElement>(null);
  const zoom = useZoom(picture, layout);
  const hasManyLoaves = useKitchen(({ scene }) => scene.loaves.size > MOST_LOAVES);
  const isPlaying = useKitchen((state) => state.isPlaying);
  const isEnded = useKitchen(({ scene }) => scene.end !== null);
  const isCrowd = layout.isCrowd || hasManyLoaves;
  return (
    <AskingContext.Provider value={value}>
      <div
        ref={picture}
        className={css.picture}
        style={{ width: layout.width, height: layout.height }}
        data-zoomed={zoom.scale > 1 || undefined}
        data-people={layout.zones.reduce((sum, zone) => sum + zone.length, 0)}
      >
        <Backdrop horizon={layout.horizonPx / layout.height} />
        <FrontOfHouse layout={layout} />
        {isCrowd ? (
          <Crowd layout={layout} zoom={zoom} />
        ) : (
          <>
            <Stations layout={layout} />
            <PlateAreas layout={layout} />
            <div className={css.layer} data-playing={isPlaying || undefined}>
              <Figures />
              <Tables />
              <Loaves />
              <LineTags />
            </div>
          </>
        )}
        <Counts isDrawn={!isCrowd} />
        {isEnded && <Ending layout={layout} />}
        {asking && <Explanation layout={layout} />}
      </div>
      {(isCrowd || zoom.scale > 1) && <ZoomButtons zoom={zoom} />}
    </AskingContext.Provider>
  );
}

/** What became of all bread, and how much of it has no element in the page. */
function Counts({ isDrawn }: { isDrawn: boolean }) {
  const made = useKitchen(({ scene }) => scene.made);
  const eaten = useKitchen(({ scene }) => scene.eaten);
  const lost = useKitchen(({ scene }) => scene.lost);
  const undrawn = usePicture(isDrawn ? undrawnOf : outsideOf);
  return <div hidden data-made={made} data-eaten={eaten} data-lost={lost} data-undrawn={undrawn} />;
}

const outsideOf = ({ scene }: Drawn): number =>
  [...scene.loaves.values()].filter(({ place }) => place.at !== "oven").length;
const undrawnOf = (picture: Drawn): number => outsideOf(picture) - picture.loaves.length;

/** How many people there is room for, by zone: before the doors open, for all who will be there. */
function crowdOf(scene: Scene, settings: Settings | null): string {
  const expected = (role: Role, stage = 0): number =>
    settings?.[rosterOf(role)].filter((member) => !member.isDismissed && member.stage === stage).length ?? 0;
  const plates = Math.max(scene.plates.length, settings ? settings.furtherPlates.length + 1 : 0);
  const crowds = crowdsOf(scene, plates);
  const room = crowds.map(({ ovens, tables }, zone) => {
    const baking = zone === 0 ? expected("baker") : 0;
    const isLast = zone === crowds.length - 1;
    const others = isLast ? expected("eater") : zone > 0 ? expected("topper", zone - 1) : 0;
    return `${Math.max(ovens, baking)}+${Math.max(tables, others)}`;
  });
  return `${plates}:${room.join(",")}`;
}

function crowdLayout(size: StageSize, crowd: string): Layout {
  const [plates, zones = ""] = crowd.split(":");
  const crowds = zones.split(",").map((zone): ZoneCrowd => {
    const [ovens = 0, tables = 0] = zone.split("+").map(Number);
    return { ovens, tables };
  });
  return layoutStage(size, crowds, Number(plates));
}

const still = matchMedia("(prefers-reduced-motion: reduce)");

const useReducedMotion = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      still.addEventListener("change", listener);
      return () => still.removeEventListener("change", listener);
    },
    () => still.matches,
  );

const ROOT_PX = 16;

/** How large the frame is. Measured before the page is painted for the first time: what came later would push it. */
function useSize(frame: React.RefObject<HTMLElement | null>): StageSize | null {
  const [size, setSize] = useState<StageSize | null>(null);
  const measure = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / ROOT_PX;
    const width = element.clientWidth;
    // Without its style sheet the page gives it no height.
    const next = { width, height: element.clientHeight || Math.round(width * 0.55), unit };
    const isSame = (known: StageSize | null): boolean =>
      known?.width === next.width && known.height === next.height && known.unit === next.unit;
    if (next.width > 0 && next.height > 0) setSize((known) => (isSame(known) ? known : next));
  }, [frame]);
  useLayoutEffect(() => {
    measure();
    const watcher = new ResizeObserver(measure);
    if (frame.current) watcher.observe(frame.current);
    return () => watcher.disconnect();
  }, [frame, measure]);
  return size;
}
