/** Words for the settings that everybody tries first, in English. */
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const settings = {
  controls: "Settings",
  plateSize: "The plate holds",
  plateSizeOf: (n: string) => `Plate ${n}`,
  noLimit: "no limit",
  otherSize: "More than fits on the slider: how many loaves the plate holds",
  breadsValue: (n: number) => count(n, "loaf", "loaves"),
  bakersPace: "Baking takes",
  toppersPace: "Topping takes",
  toppersPaceOf: (n: string) => `Topping ${n} takes`,
  eatersPace: "Eating takes",
  paceValue: (pace: string) => `${pace} a loaf`,
  paceMixed: (paces: string) => `${paces}, mixed`,
  paceAbout: (mean: string) => `about ${mean}`,
  paceBetween: (min: string, max: string) => `${min} to ${max}`,
  breads: "Each baker makes",
  breadsKinds: { plateful: "one plateful", number: "a number", endless: "endless" },
  breadsNumber: "Loaves for each baker",
  resetHint: "Double-click to reset",
};

export type SettingsWords = typeof settings;
