/** All words of the page, in English. The page has English room by room, with what shows it; this is for the rest. */
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

export const en = {
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

/** The words of a language, by room; every other language has the same. */
export type Words = typeof en;
