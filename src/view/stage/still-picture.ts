/** The picture of a moment of a recording on a stage of some size, for what is drawn once. */
import type { Settings } from "../../bakery/index.ts";
import { MovementReader, type Recording, type Scene } from "../../replay/index.ts";
import { durationsOf } from "./choreography.ts";
import { layoutStage } from "./layout.ts";
import { crowdsOf } from "./people.ts";
import { SpriteMaker } from "./sprite-maker.ts";
import type { Picture } from "./sprites.ts";

export interface StillMoment {
  readonly recording: Recording;
  readonly scene: Scene;
  readonly settings: Settings;
  readonly atUs: number;
}

export function stillPicture(
  { recording, scene, settings, atUs }: StillMoment,
  width: number,
  height: number,
): Picture {
  const durations = durationsOf(settings);
  const movements = new MovementReader(recording).at(scene.seq, atUs, durations.window);
  const layout = layoutStage({ width, height, unit: 1 }, crowdsOf(scene), scene.plates.length);
  return new SpriteMaker(layout).pictureOf({ scene, settings, atUs, durations, movements });
}
