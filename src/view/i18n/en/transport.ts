/** Words for playback, in English. */
export const transport = {
  transport: "Playback",
  play: "Play",
  pause: "Pause",
  stepForward: "Step forward",
  stepBack: "Step back",
  restart: "Start again",
  position: "Position in time",
  speed: "Speed",
  speedByCallback: "By callback",
  speedWords: { slow: "slow motion", real: "real time", fast: "fast", fastest: "very fast" },
  sliderTabs: { plate: "Plate", bakers: "Bakers", toppers: "Toppers", eaters: "Eaters", speed: "Speed" },
  seconds: (s: string) => `${s} s`,
};

export type TransportWords = typeof transport;
