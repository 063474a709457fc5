// Owns the empty kitchen: wall, tiles, window, shelf, bunting and floor, all quieter than anything put before them.
// Leaves everyone and everything that takes part to the caller; fills its positioned parent.
import { memo, useId } from "react";
import css from "./Backdrop.module.css";

export interface BackdropProps {
  /** Where the wall meets the floor, as a fraction of the height. */
  horizon: number;
}

const LINE = "var(--wall-deep)";

function Tiles() {
  const id = useId();
  return (
    <svg aria-hidden="true">
      <pattern id={id} width="56" height="44" patternUnits="userSpaceOnUse">
        <path d="M0 0H56M0 22H56M14 0V22M42 22V44" stroke="var(--wall-line)" strokeWidth="2" fill="none" />
      </pattern>
      <rect width="100%" height="100%" fill="var(--wall-tile)" />
      <rect width="100%" height="100%" fill={`url(#${id})`} />
      <rect width="100%" height="7" fill="var(--wall-deep)" />
    </svg>
  );
}

function Floor() {
  const id = useId();
  return (
    <svg aria-hidden="true">
      <pattern id={id} width="320" height="84" patternUnits="userSpaceOnUse">
        <path
          d="M0 27H320M0 55H320M0 83H320M70 0V27M236 27V55M140 55V83"
          stroke="var(--floor-line)"
          strokeWidth="2"
          fill="none"
        />
      </pattern>
      <rect width="100%" height="100%" fill="var(--floor)" />
      <rect y="10" width="100%" height="100%" fill={`url(#${id})`} />
      <rect width="100%" height="10" fill="var(--wall-deep)" />
      <rect y="9" width="100%" height="2" fill="var(--floor-line)" />
    </svg>
  );
}

function Bunting() {
  const id = useId();
  return (
    <svg aria-hidden="true" width="100%" height="44">
      <pattern id={id} width="168" height="44" patternUnits="userSpaceOnUse">
        <path d="M18 7L42 11.6L27.4 30ZM72 14H96L84 34ZM126 11.6L150 7L140.6 30Z" fill="var(--wall-deep)" />
        <path d="M84 14H96L84 34ZM27.4 30L30 9.4L42 11.6ZM140.6 30L138 9.4L150 7Z" fill={LINE} fillOpacity="0.6" />
        <path d="M-2 2Q84 27 170 2" fill="none" stroke="var(--wall-deep)" strokeWidth="2" />
      </pattern>
      <rect width="100%" height="44" fill={`url(#${id})`} />
    </svg>
  );
}

function Window() {
  return (
    <svg viewBox="0 0 100 116" aria-hidden="true">
      <path d="M8 108V44C8 20 26 6 50 6S92 20 92 44V108Z" fill="var(--sky)" stroke="var(--wall-deep)" strokeWidth="6" />
      <path d="M11 86Q32 70 52 82T89 78V105H11Z" fill="var(--hill)" />
      <circle cx="68" cy="36" r="8" fill="#f6d488" fillOpacity="0.7" />
      <path d="M50 6V108M8 60H92" stroke="var(--wall-deep)" strokeWidth="4" />
      <path d="M2 106H98V114H2Z" fill="var(--wall-deep)" />
      <path d="M31 94C22 92 20 82 22 76C28 79 31 84 31 92C31 82 34 73 41 73C42 82 39 92 31 94Z" fill="var(--leaf)" />
      <path
        d="M21 90H41L38 106H24Z"
        fill="var(--jar-3)"
        stroke="var(--wall-deep)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
    </svg>
  );
}

function Shelf() {
  return (
    <svg viewBox="0 0 180 96" aria-hidden="true">
      <path d="M4 72H176V80H4ZM24 80H32V94ZM148 80H156L148 94Z" fill="var(--wall-deep)" />
      <path d="M14 72V46Q14 40 20 40H36Q42 40 42 46V72ZM16 40V32H40V40Z" fill="var(--jar-1)" />
      <path d="M50 72V54Q50 48 56 48H68Q74 48 74 54V72ZM53 48V41H71V48Z" fill="var(--jar-2)" />
      <path d="M84 72L88 44H112L116 72ZM88 44Q90 30 100 30T112 44Z" fill="var(--jar-3)" />
      <path d="M126 72V40Q126 34 132 34H142Q148 34 148 40V72ZM129 34V26H145V34Z" fill="var(--jar-1)" />
      <path d="M156 72Q150 58 164 54Q176 58 172 72Z" fill="var(--jar-3)" />
      <path d="M19 54H37M55 60H69M131 52H143" stroke="var(--wall)" strokeOpacity="0.7" strokeWidth="6" />
    </svg>
  );
}

/** The pieces, for a picture that puts them where it likes. */
export const backdropPieces = { Tiles, Floor, Bunting, Window, Shelf };

export const Backdrop = memo(function Backdrop({ horizon }: BackdropProps) {
  const share = `${Math.round(Math.max(0, Math.min(1, horizon)) * 1000) / 10}%`;
  return (
    <div className={css.kitchen} aria-hidden="true">
      <div className={css.wall} style={{ bottom: `calc(100% - ${share})` }}>
        <Tiles />
      </div>
      <div className={css.bunting}>
        <Bunting />
      </div>
      <div className={css.window}>
        <Window />
      </div>
      <div className={css.shelf}>
        <Shelf />
      </div>
      <div className={css.floor} style={{ top: share }}>
        <Floor />
      </div>
    </div>
  );
});
