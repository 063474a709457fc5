/** All words of the page, in Simplified Chinese. Fetched as a whole, once it is chosen. */
import type { Words } from "../en/index.ts";
import { asyncio } from "./asyncio.ts";
import { beside } from "./beside.ts";
import { console } from "./console.ts";
import { doctor } from "./doctor.ts";
import { failures } from "./failures.ts";
import { learn } from "./learn.ts";
import { lessons } from "./lessons.ts";
import { notices } from "./notices.ts";
import { numbers } from "./numbers.ts";
import { page } from "./page.ts";
import { people } from "./people.ts";
import { present } from "./present.ts";
import { sentences } from "./sentences.ts";
import { settings } from "./settings.ts";
import { share } from "./share.ts";
import { stage } from "./stage.ts";
import { story } from "./story.ts";
import { take } from "./take.ts";
import { time } from "./time.ts";
import { timeline } from "./timeline.ts";
import { transport } from "./transport.ts";
import { windows } from "./windows.ts";

export const zhCn: Words = {
  asyncio,
  beside,
  console,
  doctor,
  failures,
  learn,
  lessons,
  notices,
  numbers,
  page,
  people,
  present,
  sentences,
  settings,
  share,
  stage,
  story,
  take,
  time,
  timeline,
  transport,
  windows,
};
