/**
 * The timeline: a lane for each person, the plate's level and the unfinished tally beneath, on one axis of time. The
 * chart itself is TimelineChart's business.
 */
import { Maximize2, ZoomIn, ZoomOut } from "lucide";
import { useCallback, useMemo, useState } from "react";
import { useMessages } from "../i18n/index.ts";
import { useTimelineWords } from "../i18n/use-timeline-words.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Panel } from "../ui/Panel.tsx";
import { useKitchenStore } from "../use-kitchen.ts";
import { useReading } from "../use-reading.ts";
import { readTimeline } from "./read-timeline.ts";
import { TimelineChart } from "./TimelineChart.tsx";
import css from "./TimelinePanel.module.css";
import { USUAL_SPAN_US, wholeRun, type Zoom, zoomBy } from "./zoom.ts";

export default function TimelinePanel() {
  const messages = useMessages();
  const words = useTimelineWords();
  const store = useKitchenStore();
  const timeline = useReading(readTimeline, 3);
  const [zoom, setZoom] = useState<Zoom>({ spanUs: USUAL_SPAN_US, fromUs: null });
  const [said, say] = useState("");
  const lanes = useMemo(
    () => timeline.lanes.map((lane) => (lane.role === "manager" ? { ...lane, name: messages.manager } : lane)),
    [timeline.lanes, messages],
  );
  const onZoomBy = useCallback(
    (factor: number, part?: number) => setZoom((now) => zoomBy(now, store.getState(), factor, part)),
    [store],
  );
  return (
    <Panel
      name="timeline"
      title={words.timeline}
      className={css.timeline}
      head={
        <>
          <p className={css.said} aria-hidden="true">
            {said}
          </p>
          <div className={css.zoom}>
            <IconButton icon={ZoomOut} label={words.zoomOut} onClick={() => onZoomBy(2)} />
            <IconButton icon={ZoomIn} label={words.zoomIn} onClick={() => onZoomBy(0.5)} />
            <IconButton icon={Maximize2} label={words.wholeRun} onClick={() => setZoom(wholeRun(store.getState()))} />
          </div>
        </>
      }
    >
      <TimelineChart timeline={timeline} lanes={lanes} zoom={zoom} onZoom={setZoom} onZoomBy={onZoomBy} say={say} />
    </Panel>
  );
}
