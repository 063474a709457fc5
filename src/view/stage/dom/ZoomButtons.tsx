/** Larger, smaller, whole: for who has no wheel and no two fingers. The arrow keys move a picture that is larger. */
import { Maximize, ZoomIn, ZoomOut } from "lucide";
import type { KeyboardEvent } from "react";
import { useMessages } from "../../i18n/index.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import css from "../Stage.module.css";
import type { Zoom } from "../use-zoom.ts";

const STEP = 1.5;
const MOVE_PX = 80;
const MOVES: Record<string, readonly [number, number]> = {
  ArrowLeft: [MOVE_PX, 0],
  ArrowRight: [-MOVE_PX, 0],
  ArrowUp: [0, MOVE_PX],
  ArrowDown: [0, -MOVE_PX],
};

export default function ZoomButtons({ zoom }: { zoom: Zoom }) {
  const messages = useMessages();
  const move = (event: KeyboardEvent): void => {
    const [dx, dy] = MOVES[event.key] ?? [0, 0];
    if (zoom.scale === 1 || (dx === 0 && dy === 0)) return;
    event.preventDefault();
    event.stopPropagation();
    zoom.move(dx, dy);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in it
    <div className={css.zoom} onKeyDown={move}>
      <IconButton icon={ZoomIn} label={messages.zoomIn} onClick={() => zoom.by(STEP)} />
      <IconButton
        icon={ZoomOut}
        label={messages.zoomOut}
        onClick={() => zoom.by(1 / STEP)}
        isDisabled={zoom.scale === 1}
      />
      <IconButton icon={Maximize} label={messages.zoomReset} onClick={zoom.reset} isDisabled={zoom.scale === 1} />
    </div>
  );
}
