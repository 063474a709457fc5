/**
 * The stage's art as SVG files: drawn once by React, out of sight, with the values of the colours that the page names in the
 * place of their names.
 */
import type { ReactElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

/** Gives the value of one of the page's colours, as it is now. */
export function colourValue(name: string): string {
  const probe = document.createElement("i");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

/** The text of an SVG element as a file of its own. `valueFor` gives what stands for a name of the page's. */
export const svgFile = (svg: SVGSVGElement, valueFor: (name: string) => string): string =>
  new XMLSerializer().serializeToString(svg).replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => valueFor(name));

/** Draws an element whose root is an SVG, out of sight, and gives what `use` makes of it. */
export function drawnOnce<T>(host: HTMLElement, element: ReactElement, use: (svg: SVGSVGElement | null) => T): T {
  const root = createRoot(host);
  flushSync(() => root.render(element));
  const result = use(host.querySelector("svg"));
  root.unmount();
  return result;
}

/** The picture that an SVG file is. Rejects where a browser cannot draw it. */
export async function imageOf(text: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}
