/** Puts an element into a box of the stage. */
import type { CSSProperties } from "react";
import type { Box } from "./layout.ts";

export const place = ({ x, y, width, height }: Box): CSSProperties => ({ left: x, top: y, width, height });
