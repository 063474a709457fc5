/** The values that sliders step through. */
const SECONDS = [
  0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10,
];
const SPEED_STEPS = [
  0.1, 0.2, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000,
];
const USUAL_SIZES = 20;
/** The last stop of a plate's slider: no limit. */
export const NO_LIMIT = 0;

/** The list with one more value in its place, so that a slider can show what a link says. */
const including = (values: readonly number[], value: number): readonly number[] =>
  values.includes(value) ? values : [...values, value].sort((a, b) => a - b);

export const secondsSteps = (value: number): readonly number[] => including(SECONDS, value);
export const speedSteps = (value: number): readonly number[] => including(SPEED_STEPS, value);
export const sizeSteps = (value: number): readonly number[] => {
  const sizes = Array.from({ length: USUAL_SIZES }, (_, i) => i + 1);
  return [...(value === NO_LIMIT ? sizes : including(sizes, value)), NO_LIMIT];
};
