/** Words for playback, in Simplified Chinese. */
import type { TransportWords } from "../en/transport.ts";

export const transport: TransportWords = {
  transport: "播放",
  play: "播放",
  pause: "暂停",
  stepForward: "前进一步",
  stepBack: "后退一步",
  restart: "重新开始",
  position: "时间位置",
  speed: "速度",
  speedValue: (speed) => `${speed}×`,
  seconds: (s) => `${s} 秒`,
};
