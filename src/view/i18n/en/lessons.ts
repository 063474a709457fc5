/** Words for the lessons, in English. */
import type { BrokenId } from "../../../lessons/index.ts";
import type { LessonId } from "../../lessons/lessons.ts";

export const lessons = {
  lesson: "What happens here",
  lessonShow: "Show me",
  lessonLimit: "Give the plate a limit of 6",
  lessonFold: "Fold this away",
  lessonUnfold: "What happens here?",
  lessonInside: "See it in the loop",
  lessons: {
    original:
      "In this program the 6 is how many loaves each baker makes. Its plate, asyncio.Queue(), has no limit: put() never waits, and bread piles up. Give the plate a limit of 6, and see who has to wait.",
    overtaken:
      "John's loaf wakes Lucy, but Grace, who has just eaten, is already in the ready line and takes it first. A wake-up reserves nothing: Lucy looks again, finds the plate empty and waits once more.",
    wentOn:
      "John's put finds room, so its await does not wait: he prints and starts the next loaf in the same step, while Grace, whom he woke, is only ready. When the plate is full, the same await stops him.",
    joinWaits:
      "The plate is empty, but two loaves are still being eaten. join() waits for the last task_done(), not for an empty plate.",
    wokenCancelled:
      "Grace is woken for John's loaf, and sent home by task.cancel() before her step comes. CancelledError is raised at her await, and get() passes the wake-up on to Lucy, so the loaf is not forgotten.",
  } satisfies Record<LessonId, string>,

  watch: "Something is wrong here. Watch what happens.",
  question: "What is the cause?",
  wrong: "No, not here.",
  wouldBe: "See where it is so",
  askAgain: "Choose again",
  right: "Yes.",
  mendIt: "Mend it",
  mended: "Mended, and baked again with the same people and the same chance:",
  brokenAgain: "The broken one again",
  causes: {
    forgottenTaskDone: "An eater never calls task_done()",
    eaterFails: "An eater fails before task_done()",
    eaterFailsFinally: "An eater fails, with task_done() in a finally block",
    cancelledBite: "An eater is cancelled in mid-bite",
    doneTooEarly: "task_done() is called before eating",
    blockedLoop: "A baker calls time.sleep()",
    missingAwait: "A baker forgets the await before put()",
    putNowaitFull: "A baker uses put_nowait() on a full plate",
    boundlessPlate: "The plate has no maxsize, and the bakers are faster",
    swallowedCancel: "An eater swallows CancelledError",
    oneMark: "There is one end mark for all eaters",
    bakersInTurn: "Each baker is awaited in turn",
    eaterFirst: "main() awaits an eater before anybody bakes",
  } satisfies Record<BrokenId, string>,
  /** What one sees where it is the cause. */
  explained: {
    forgottenTaskDone:
      "Nothing lies on the plate, but the tally does not come down for what that eater ate: join() counts reports, not loaves.",
    eaterFails:
      "The error ends the eater's task before the loaf is reported. Nobody awaits that task, so nobody hears of the error, and join() waits for one report for ever.",
    eaterFailsFinally:
      "The loaf was not eaten up, but finally has reported it: join() lets go. The error itself is heard of only at the very end.",
    cancelledBite:
      "CancelledError was raised at the eater's await in the middle of a loaf. It was taken and never reported: join() waits for it for ever.",
    doneTooEarly:
      "The tally came to zero when the loaves were taken, not when they were eaten. join() let go, and the eaters were cancelled with full mouths.",
    blockedLoop:
      "time.sleep() holds the one thread in which everybody's steps run. Timers fall due and nobody can answer them: all come late.",
    missingAwait:
      "put() without await makes a coroutine object and throws it away. The baker prints that bread was made, and nothing of put() has run.",
    putNowaitFull:
      "put_nowait() does not wait for room: it raises QueueFull. gather() passes that on to main(), and asyncio.run() cancels everybody.",
    boundlessPlate:
      "Without a maxsize put() never waits, so nothing slows the bakers down. What they are ahead by lies on the plate, and it only grows.",
    swallowedCancel:
      "cancel() is a request: CancelledError is raised at the await. Who catches it and goes on is not cancelled, and asyncio.run() waits for them for ever.",
    oneMark:
      "The first eater who takes the mark goes home with it. The others wait at an empty plate for one that never comes.",
    bakersInTurn:
      "An await in a loop waits for the one before it makes the next: the second baker begins when the first is done.",
    eaterFirst:
      "The eater never ends, so main() never comes to the line that makes the bakers. Everybody waits at an empty plate.",
  } satisfies Record<BrokenId, string>,
  /** What one sees when it is mended. */
  healed: {
    forgottenTaskDone: "every loaf is reported, the tally comes to zero, and the kitchen closes.",
    eaterFails: "the eater still fails, but the loaf is reported in a finally block, and the kitchen closes.",
    eaterFailsFinally: "nobody fails.",
    cancelledBite: "the eater is still cancelled, but the loaf is reported in a finally block, and the kitchen closes.",
    doneTooEarly: "the manager waits until the last loaf is eaten up.",
    blockedLoop: "await asyncio.sleep() gives way: both bake at the same time, and nobody is late.",
    missingAwait: "each loaf arrives on the plate.",
    putNowaitFull: "await put() waits for room, and the kitchen closes when all is eaten.",
    boundlessPlate: "the plate holds six, and fast bakers wait for slow eaters: that is backpressure.",
    swallowedCancel: "CancelledError goes through, and everybody goes home.",
    oneMark: "each eater finds a mark of their own, and goes home.",
    bakersInTurn: "gather() lets both bake at the same time.",
    eaterFirst: "the bakers are made first, and the eaters have something to wait for.",
  } satisfies Record<BrokenId, string>,
};

export type LessonsWords = typeof lessons;
