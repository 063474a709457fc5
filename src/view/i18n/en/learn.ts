/**
 * Words for lessons in beats, questions, being the loop, goals and progress, in English.
 * Past 300 lines: a sentence for each beat of each lesson.
 */
import type {
  Built,
  End,
  GoalId,
  LessonId,
  Misconception,
  Part,
  QuestionKind,
  Rule,
  ShelfGroup,
  StepEnd,
} from "../../../lessons/index.ts";
import type { QuestionFacts } from "../question-text.ts";

const loaves = (n: number): string => (n === 1 ? "1 loaf" : `${n} loaves`);

export const learn = {
  lessonsTitle: "Lessons",
  find: "Find by a word, such as join or cancel",
  nothingFound: "No lesson has that word.",
  groups: {
    plate: "At the plate",
    loop: "What the loop does",
    closing: "Cancelling, failing, closing",
    many: "Many plates, and chance",
  } satisfies Record<ShelfGroup, string>,
  brokenGroup: "Broken kitchens: find the cause, and mend it",
  goalsGroup: "Goals",
  chosen: "Chosen for you",
  choose: "Choose lessons for a link",
  chooseHelp: "Tick lessons, and copy a link that opens with them.",
  copyLink: (n: number) => `Copy the link (${n})`,
  copied: "Copied.",
  anyKitchen: "In this very kitchen",
  minutes: (n: number) => `about ${n} min`,
  done: "done",
  mendTask: "Mend this kitchen: change what somebody does, on their card.",
  mendPeople: "Open the cards",
  mendLook: "Run it from the start, and look",
  isMended: "Mended. A minute of it has nothing wrong.",
  isNotMended: (n: number) =>
    n === 1 ? "Not yet: something is still wrong with it." : `Not yet: ${n} things are still wrong with it.`,
  questionsHere: "Questions about this kitchen",
  questionKinds: {
    actsNext: "whose step is next",
    levelAt: "how many loaves",
    printsNext: "which line is printed",
    wokenByPut: "whom a put wakes",
    givesWay: "does it give way",
    joinEnds: "when join lets go",
    ending: "how it ends",
    takenBy: "who takes it",
  } satisfies Record<QuestionKind, string>,
  lockRest: "Lock the settings, time and panels, and leave out the other lessons",
  progressLink: "Copy as a link",
  progressOthers: "The progress that this link brings",
  askMe: "Ask me",
  askMeHelp: "A question about what happens next here",
  beTheLoop: "Be the loop",
  beTheLoopHelp: "Run asyncio by hand, with the engine as referee",
  next: "Go on",
  back: "Back a beat",
  leave: "Leave",
  skip: "Skip to it",
  beatOf: (n: number, all: number) => `${n} of ${all}`,
  plays: "It plays on until the moment comes …",
  neverComes: "That does not come here any more. Begin the lesson again.",
  again: "Begin again",
  readMore: "In Python's documentation",
  lessonOver: "That was this lesson.",
  toShelf: "All lessons",

  locked: "Controls and panels are locked until you answer or give up.",
  hidden: "Hidden until you have answered.",
  sure: "How sure are you?",
  sureness: { none: "–", guess: "guessing", fairly: "fairly sure", sure: "sure" },
  reason: "Why did you think so? (for yourself)",
  giveUp: "Give up",
  youSaid: (text: string) => `You said: ${text}.`,
  itWas: (text: string) => `It was: ${text}.`,
  right: "Right.",
  wrong: "Not so.",
  gaveUp: "The answer:",
  watch: "Watch it happen.",
  another: "Another question",
  noQuestion: "Nothing here can be asked about just now. Let it play on, and ask again.",

  questions: {
    actsNext: () => "Whose step runs next?",
    levelAt: ({ time }: QuestionFacts) => `How many loaves will lie on the plate at ${time}?`,
    printsNext: () => "Which line is printed next?",
    wokenByPut: ({ name }: QuestionFacts) => `When ${name} puts the next loaf, who is woken?`,
    givesWay: ({ name, isPut }: QuestionFacts) =>
      `${name} comes to await ${isPut ? "put()" : "get()"}. Does it give way, so that others can run?`,
    joinEnds: () => "When does join() let the manager go on?",
    ending: () => "What becomes of this program?",
    takenBy: ({ loaf }: QuestionFacts) => `Who takes ${loaf}?`,
  },
  nobody: "nobody",
  everybody: "everybody who waits",
  givesWay: ["no, it goes on at once", "yes, it waits"],
  at: (time: string) => `at ${time}`,
  ends: {
    closes: "everybody is done, and it closes",
    goesOn: "it goes on without end",
    stuck: "it gets stuck for ever",
    fails: "it ends with an error",
  } satisfies Record<End, string>,
  /** Why the answer is what it is, from the facts of this run. */
  because: {
    actsNext: ({ answer, isReady, isTie, time }: QuestionFacts) =>
      isReady
        ? `${answer} stood in the ready line already, and that is served first.`
        : isTie
          ? `Nobody was ready, and of the alarms due at ${time} that of ${answer} was set first.`
          : `Nobody was ready, so the clock moved to the next alarm: that of ${answer}, at ${time}.`,
    levelAt: ({ level, maxsize, waiting, unfinished }: QuestionFacts) =>
      `${level} lay there${maxsize > 0 ? ` of ${maxsize} that fit` : ""}${waiting > 0 ? `, and ${waiting} waited for room` : ""}. Not yet reported done were ${unfinished}.`,
    printsNext: ({ name, time, isTie }: QuestionFacts) =>
      isTie
        ? `At ${time} more than one was due, and ${name} came first in the ready line.`
        : `${name} came to print at ${time}, before anybody else.`,
    wokenByPut: ({ waiting, answer }: QuestionFacts) =>
      waiting === 0
        ? "Nobody stood in the line of getters, so there was nobody to wake."
        : `A put wakes one: the first in line, ${answer}. The others go on waiting.`,
    givesWay: ({ isPut, level, maxsize }: QuestionFacts) =>
      isPut
        ? `${level} lay on the plate${maxsize > 0 ? `, and ${maxsize} fit` : ", and it has no limit"}. put() waits only where there is no room.`
        : `${level === 0 ? "Nothing" : loaves(level)} lay on the plate. get() waits only where there is nothing to take.`,
    joinEnds: ({ time }: QuestionFacts) => `The last task_done() came at ${time}: join() counts reports.`,
    ending: () => "",
    takenBy: ({ answer, time }: QuestionFacts) => `At ${time} it was ${answer} who came to get() and found it there.`,
  },
  misconceptions: {
    waitingActs:
      "Who waits first does not run until something wakes them: they stand in the queue's line, not in the ready line.",
    takesTurns: "Nobody takes turns in asyncio: who runs next is who is ready, or whose alarm rings.",
    soonerSet: "Of alarms that are due together the one that was set first rings first.",
    nothingHappens: "Between now and then somebody puts or takes.",
    putNeverWaits: "Those who stand before a full plate have not put yet: put() waits until there is room.",
    unfinishedIsLevel: "The tally counts what is being eaten, too. On the plate lies only what nobody has taken.",
    lastInLine: "The line is served from its front: who came first is woken first.",
    everybodyWoken: "One loaf wakes one. If all were woken, all but one would wait again.",
    eatersLook:
      "Nobody looks by themselves: who waits in get() sleeps until a put wakes them, and who eats is not asking.",
    awaitAlwaysWaits: "An await gives way only if what it awaits has to wait. This one was done at once.",
    awaitNeverWaits: "An await suspends the coroutine when what it awaits is not done. Others run meanwhile.",
    emptyIsDone: "An empty plate is not work done: some loaves were still being eaten.",
    bakersDone: "gather() waits for the bakers. join() waits for the reports of the eaters.",
    endsByItself: "Nobody cancels who waits, and nothing will ever wake them: that does not end by itself.",
    eatersGoOn: "It does not depend on who still waits, but on what main() awaits.",
    errorsPass: "Somebody awaits the task that failed, and gets its error.",
    errorsEndAll: "An error ends its own task. Whether more ends depends on who awaits it.",
    firstComes: "To wait longest gives no right to it: who comes to get() while it lies there takes it.",
    ownEater: "Loaves are not for somebody: they go by the order of the queue, and to who asks.",
  } satisfies Record<Misconception, string>,

  loop: {
    choose: "What does the loop do next?",
    step: (name: string) => `${name}'s step runs. How does it end?`,
    run: (name: string, does: string) => `${name}: ${does}`,
    does: {
      begins: "first step",
      wakes: "goes on",
      goesOn: "goes on",
      rings: "alarm rings",
      tells: "callback",
      calls: "callback",
    },
    wait: (name: string, time: string) => `wait for ${name}'s alarm, ${time}`,
    callback: "a callback",
    ends: {
      sleeps: "falls asleep",
      waitsForRoom: "waits for room",
      waitsForBread: "waits for bread",
      waitsForOthers: "waits for others",
      over: "is over",
    } satisfies Record<StepEnd, string>,
    ready: "Ready line",
    timers: "Timers",
    score: (moves: number, refusals: number) => `${moves} right, ${refusals} refused`,
    undo: "Undo",
    hint: "Hint",
    hints: {
      run: "Something is ready: look at the front of the ready line.",
      wait: "Nothing is ready: look for the earliest deadline.",
      step: "Look at the plate, and at the next await in the program.",
    },
    over: "The run ends here.",
    another: "Another like this",
    refusals: {
      L1: "Refused (L1): callbacks run in the order in which they joined the ready line. Somebody stands before that one.",
      L4: "Refused (L4): the clock moves only when nothing is ready, and somebody is.",
      L5: "Refused (L5): of two alarms with one deadline the one that was set first rings first.",
      L6: "Refused (L6): an earlier deadline comes first.",
      step: "Refused: the engine's step ends in another way.",
    } satisfies Record<Rule, string>,
  },

  order: {
    title: "Order the lines",
    parts: { produce: "produce_bread()", consume: "consume_bread()", main: "main()" } satisfies Record<Part, string>,
    what: "Put the lines in order. One is too many: take it out.",
    up: "Up",
    down: "Down",
    takeOut: "Take it out",
    shuffle: "Shuffle again",
    run: "Run it",
    asItShould: "Twelve lines are printed, every loaf is reported, and main() returns.",
    ends: {
      finished: (_error: string, unfinished: number) =>
        `main() returns, but it is not the same program${unfinished > 0 ? `: ${loaves(unfinished)} never reported done` : ""}.`,
      stuck: (_error: string, unfinished: number) =>
        `It gets stuck: nothing is ready and no timer is set${unfinished > 0 ? `, and ${loaves(unfinished)} not reported done` : ""}.`,
      neverGivesWay: () => "It never gives way: the loop has no await that waits, and nobody else can run.",
      failed: (error: string) => `main() ends with an error: ${error}.`,
    } satisfies Record<Built["end"], (error: string, unfinished: number) => string>,
    printed: (n: number, first: string) => (n === 0 ? "Nothing is printed." : `Printed, ${n} in all: ${first}`),
  },

  goals: {
    noBakerWaits: "No baker waits in the first minute, with the smallest plate. Nobody may bake slower than 2 s.",
    noEaterWaits: "In the first minute eaters wait less than 5 % of their time; all three stay.",
    serve40: "Serve 40 loaves in 20 s with at most five people.",
    waitUnderASecond: "Loaves lie on the plate less than a second on average, and 60 are eaten in a minute.",
    smallestPlate: "With a plate for at most 8, bakers wait less than 5 % in two minutes, and 400 loaves are eaten.",
    everybodyBusy: "Bakers and eaters all work at least 90 % of the first minute.",
    plateNeverFull: "A plate with a limit that is never full in the first minute, while 100 loaves are eaten.",
    closeFast: "Eat all twelve loaves or more, and close within 5 s.",
    lineFlows: "The line of three plates delivers 150 loaves in a minute.",
    fewEaters: "At least 110 loaves a minute with at most two eaters.",
  } satisfies Record<GoalId, string>,
  goalTry: "Try it",
  goalHow: "Move the sliders, then try: the kitchen is run from its start with these settings, unseen.",
  goalMet: (cost: string) => `Met. What it took: ${cost}.`,
  goalNotMet: (measured: string) => `Not met yet: measured ${measured}.`,
  goalBest: (cost: string) => `Best so far: ${cost}.`,
  goalBegin: "Begin from its kitchen",
  unlimited: "no limit",
  percent: (value: string) => `${value} %`,

  progress: "Your progress",
  progressHelp: "Kept in this browser only.",
  progressFile: "Save as a file",
  progressOpen: "Look at a file",
  progressClear: "Forget it",
  progressBad: "That file holds no progress of Plateful.",
  progressOf: (right: number, all: number) => `${right} of ${all} answers right`,
  replayed: (good: number, all: number) =>
    `${good} of ${all} answers were asked again of their kitchens, and are as the file says.`,
  notSo: "not as the kitchen says",

  titles: {
    plateFills: "Why does John stand there?",
    hungryEaters: "Whose loaf is it?",
    noLimit: "The plate that is no limit",
    emptyIsNotDone: "Empty is not done",
    createTaskLater: "Made is not begun",
    putGoesOn: "An await that does not wait",
    wokenIsNotServed: "Woken is not served",
    futureSlip: "A slip that says: you will get it",
    theTurn: "One turn of the loop",
    sleepZero: "Let the others go first",
    cancelIsARequest: "Please stop",
    notYetAwaited: "Called, and nothing happens",
    gatherOrGroup: "When one of them fails",
    fiveCloses: "How does everybody know it is over?",
    lineOfPlates: "Who slows the line?",
    byChance: "When nobody knows how long",
  } satisfies Record<LessonId, string>,
  /** A sentence for each beat, in order. */
  beats: {
    plateFills: [
      "Two bakers, two eaters, and a plate that holds six. Each loaf takes half a second to bake and a second to eat.",
      "A loaf is ready, and the plate is full.",
      "",
      "An eater has taken a loaf. Now there is room, and whoever waited first is woken. The full plate has slowed the bakers down to the eaters' pace: that is backpressure.",
      "Move the sliders.",
      "put() waits while the queue is full: maxsize is how far the fast may be ahead of the slow.",
    ],
    hungryEaters: [
      "Nothing lies on the plate, and an eater waits in get(): their future stands in the queue's line.",
      "Three are hungry. One loaf will come.",
      "Move the sliders.",
      "get() waits while the queue is empty. A put wakes one who waits, the first in line.",
    ],
    noLimit: [
      "The program that all this began with: each baker makes six loaves, and the queue was made without a maxsize.",
      "",
      "A baker has finished six loaves and was never made to wait. The rest lies on the plate.",
      "Without a maxsize put() never waits. The 6 in this program is a number of loaves, and no limit.",
    ],
    emptyIsNotDone: [
      "The bakers are done. The manager comes to join().",
      "It waits for something. For what?",
      "The plate was empty long before. join() let go when the last loaf was reported.",
      "Now the eater's own lines. One of them is what join() waits for, and one does not belong here.",
      "join() waits for as many task_done() as there were put(). The tally counts both.",
    ],
    createTaskLater: [
      "main() has called create_task() for everybody, and runs on. None of them has begun.",
      "main() has given way. Who begins?",
      "Each began in the order in which their tasks were made: their first steps stood in the ready line.",
      "These are the lines of main(). In which order do they work?",
      "create_task() puts a task's first step into the ready line. It runs when the loop comes to it.",
    ],
    putGoesOn: [
      "A baker is about to put a loaf, and there is room.",
      "",
      "Now the plate is full, and it is the same line of the program.",
      "",
      "An await gives way only where it has to wait. Between two awaits that wait nobody else runs.",
    ],
    wokenIsNotServed: [
      "A loaf is coming, and one who waits will be woken for it.",
      "",
      "Whoever was woken found the plate empty, and waits in line again.",
      "A wake-up reserves nothing: it makes a task ready, and get() looks again when its step comes.",
    ],
    futureSlip: [
      "An eater waits. What stands in the queue's line is not the eater but a future: a slip that says that there will be something.",
      "A put has finished the future. Its task is ready now, and has not yet run.",
      "",
      "A future is a result that is not there yet. Whoever awaits it is woken when it is.",
    ],
    theTurn: [
      "One baker, one eater. From here on you are the loop.",
      "Choose what the loop does. The engine tells you when it would do something else.",
      "A turn is: take the alarms that are due, then run what is ready, once each. What becomes ready meanwhile waits for the next turn.",
    ],
    sleepZero: [
      "John's loaf takes no time, and he awaits sleep(0): it sets no timer and gives up one turn.",
      "",
      "He went to the end of the ready line, and put his loaf when his step came round again.",
      "await sleep(0) lets everybody else who is ready run once.",
    ],
    cancelIsARequest: [
      "Grace was woken for a loaf, and cancel() was called on her task before she could take it.",
      "",
      "CancelledError was raised at her await. get() passed the wake-up on, and she went home.",
      "cancel() asks. At its next step the coroutine gets CancelledError, and may clean up before it lets it through.",
    ],
    notYetAwaited: [
      "John calls put() and does not await it.",
      "",
      "Again he says that bread was made, and nothing lies on the plate: calling a coroutine function only makes a coroutine.",
      "You know what is missing.",
      "A coroutine runs when it is awaited, or made a task of. Before that nothing of it happens.",
    ],
    gatherOrGroup: [
      "A baker is about to fail. The bakers work in a TaskGroup.",
      "The group was told, and cancels the others.",
      "",
      "A TaskGroup cancels its other tasks when one fails, waits for them, and raises an ExceptionGroup. gather() passes the first error on and lets the others run.",
    ],
    fiveCloses: [
      "The bakers are done. The manager puts a None for each eater: an end mark.",
      "",
      "An eater has taken a mark and is done.",
      "Try to close the original kitchen fast.",
      "Cancel after join(), end marks, shutdown(), and each of them at once: what matters is that everybody learns that no more will come.",
    ],
    lineOfPlates: [
      "The second plate is full, and a topper waits with a loaf.",
      "Now the first plate is full, too: backpressure has come to the bakers.",
      "",
      "Find out who holds the line up, and make it flow.",
      "A line is as fast as its slowest stage. The plates between only even out what is uneven.",
    ],
    byChance: [
      "Everything takes its time by chance. An eater waits already.",
      "",
      "Now a rush of twelve and twelve: how small may its plate be?",
      "With chance some wait even where there is enough for all. The numbers panel has the theory beside it.",
    ],
  } satisfies Record<LessonId, readonly string[]>,
};

export type LearnWords = typeof learn;
