/** The kitchen at any place of a trace: its world, seen through its cast. */
export { deriveCast } from "./derive-cast.ts";
export {
  type Lines,
  type LoafMove,
  MovementReader,
  type Movements,
  NO_MOVEMENTS,
  type Shift,
  type Stand,
  type Surprise,
  type Walk,
} from "./movements.ts";
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
