/**
 * The page's first picture as markup for index.html: the kitchen that opens, at its first instant, for a wide page and for
 * a phone. It stands until the page draws itself over it. Runs inside Vite, as draw.tsx does.
 */
import { renderToStaticMarkup } from "react-dom/server";
import { presets } from "../../src/bakery/index.ts";
import { createKitchenStore } from "../../src/store/index.ts";
import { english } from "../../src/view/i18n/index.ts";
import { StillStage } from "../../src/view/stage/StillStage.tsx";
import { stillPicture } from "../../src/view/stage/still-picture.ts";

/** As large as the stage is on a page of 1440 by 900, and on a phone of 390 by 844. */
const SIZES = [
  { name: "wide", width: 1324, height: 716 },
  { name: "narrow", width: 378, height: 518 },
] as const;

export function firstMarkup(): string {
  const [first] = presets;
  const store = createKitchenStore(first.scenario, first.id);
  store.getState().restart();
  const { scene, settings, recording } = store.getState();
  const moment = { recording: recording(), scene, settings, atUs: 0 };
  const pictures = SIZES.map(({ name, width, height }) => {
    const picture = stillPicture(moment, width, height);
    const markup = renderToStaticMarkup(<StillStage picture={picture} messages={english} />)
      // The page's policy admits no style in an element; what they say here the style sheet says (start.css).
      .replaceAll(/ style="[^"]*"/g, "")
      .replace("<svg", `<svg class="${name}" preserveAspectRatio="xMidYMid slice"`);
    return markup;
  });
  return `<div id="first" aria-hidden="true">${pictures.join("")}</div>`;
}
