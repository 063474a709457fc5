/** The kitchen at any place of a trace: its world, seen through its cast. */
export { deriveCast } from "./derive-cast.ts";
export {
  firstPlate,
  NO_PLATE,
  type Person,
  type PersonState,
  type Place,
  type Plate,
  type Scene,
  type SceneLoaf,
} from "./scene.ts";
export { SceneMaker, stateOf } from "./scene-maker.ts";
