/**
 * The stage: the kitchen as a picture. Draws the scene it is given and the time; leaves everything that happens to the
 * engine and everything about where things stand to layout.ts.
 */
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type Role, rosterOf, type Settings } from "../../bakery/index.ts";
import type { Scene } from "../../replay/index.ts";
import { fetched } from "../failures/index.ts";
import { useMessages } from "../i18n/index.ts";
import { useKitchen } from "../use-kitchen.ts";
import { Backdrop } from "./art/index.ts";
import { FrontOfHouse } from "./FrontOfHouse.tsx";
import { KitchenTimeContext, useGlide, useKitchenClock } from "./kitchen-time.ts";
import { Loaves } from "./Loaves.tsx";
import { type Layout, layoutStage, MOST_STATIONS } from "./layout.ts";
import { PlateArea } from "./PlateArea.tsx";
import { atWork } from "./people.ts";
import css from "./Stage.module.css";
import { Stations, Tables } from "./Stations.tsx";
import { slotCount } from "./slots.ts";
import { Walkers } from "./Walkers.tsx";

const Ending = fetched(() => import("./Ending.tsx"));

export function Stage() {
  const messages = useMessages();
  const frame = useRef<HTMLElement>(null);
  const { size, measure } = useSize(frame);
  const time = useKitchenClock();
  const crowd = useKitchen(({ scene, settings }) => crowdOf(scene, settings));
  // The frame is as high as its place on the page, but never lower than the people need.
  const needed = useMemo(() => (size ? crowdLayout(size.width, 0, crowd).height : undefined), [size, crowd]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the people need is how high the frame is
  useLayoutEffect(measure, [measure, needed]);
  return (
    <section ref={frame} className={css.frame} style={{ minHeight: needed }} aria-label={messages.stage}>
      <KitchenTimeContext.Provider value={time}>
        {size && <Picture width={size.width} leastHeight={size.height} crowd={crowd} />}
      </KitchenTimeContext.Provider>
    </section>
  );
}

function Picture({ width, leastHeight, crowd }: { width: number; leastHeight: number; crowd: string }) {
  const scene = useKitchen((state) => state.scene);
  const bakers = atWork(scene, "baker");
  const eaters = atWork(scene, "eater");
  const layout = useMemo(() => crowdLayout(width, leastHeight, crowd), [width, leastHeight, crowd]);
  const slots = slotCount(scene);
  const glide = useGlide(`${layout.width}×${layout.height}:${crowd}:${slots}`);
  return (
    <div className={css.picture} style={{ width: layout.width, height: layout.height }}>
      <Backdrop horizon={layout.horizonPx / layout.height} />
      <FrontOfHouse layout={layout} />
      <Stations layout={layout} bakers={bakers} eaters={eaters} />
      <PlateArea layout={layout} slots={slots} />
      <Walkers layout={layout} bakers={bakers} eaters={eaters} glide={glide} />
      <Tables layout={layout} />
      <Loaves layout={layout} bakers={bakers} eaters={eaters} slots={slots} glide={glide} />
      {scene.end !== null && <Ending layout={layout} />}
    </div>
  );
}

/** How many people there is room for, as "bakers+eaters": before the doors open, for all who will be there. */
function crowdOf(scene: Scene, settings: Settings): string {
  const count = (role: Role): number => {
    const expected = settings[rosterOf(role)].filter((member) => !member.isDismissed).length;
    return Math.min(MOST_STATIONS, Math.max(atWork(scene, role).length, expected));
  };
  return `${count("baker")}+${count("eater")}`;
}

function crowdLayout(width: number, leastHeight: number, crowd: string): Layout {
  const [bakers = 0, eaters = 0] = crowd.split("+").map(Number);
  return layoutStage(width, leastHeight, bakers, eaters);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large the frame is. Measured before the page is painted for the first time: what came later would push it. */
function useSize(frame: React.RefObject<HTMLElement | null>): { size: Size | null; measure: () => void } {
  const [size, setSize] = useState<Size | null>(null);
  const measure = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const next = { width: element.clientWidth, height: element.clientHeight };
    setSize((known) => (known?.width === next.width && known.height === next.height ? known : next));
  }, [frame]);
  useLayoutEffect(() => {
    const watcher = new ResizeObserver(measure);
    if (frame.current) watcher.observe(frame.current);
    return () => watcher.disconnect();
  }, [frame, measure]);
  return { size, measure };
}
