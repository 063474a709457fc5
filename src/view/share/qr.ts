/** The link as a code to scan: its squares as the path of an SVG, one unit a square, quiet zone included. */
import { encode } from "uqr";

/** More than this a code could not hold that is read from the back row. */
const LONGEST_IN_CODE = 1000;

export interface Code {
  readonly size: number;
  readonly path: string;
}

/** Null for a text that is too long. */
export function codeOf(text: string): Code | null {
  if (text.length > LONGEST_IN_CODE) return null;
  const { size, data } = encode(text, { ecc: "L", border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { size, path };
}
