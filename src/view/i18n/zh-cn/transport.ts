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
  speedByCallback: "速度：按回调",
  speedWords: { slow: "慢动作", real: "实时", fast: "快", fastest: "很快" },
  sliderTabs: { plate: "盘子", bakers: "面包师", toppers: "配料师", eaters: "食客", speed: "速度" },
  seconds: (s) => `${s} 秒`,
};
