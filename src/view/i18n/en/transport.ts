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
  speedValue: (speed: string) => `${speed}×`,
  seconds: (s: string) => `${s} s`,
};

export type TransportWords = typeof transport;
