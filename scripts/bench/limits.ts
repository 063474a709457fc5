/**
 * Limits for scripts/bench.ts: what the same work costs when it is written out by hand over typed arrays, one number a
 * person. Each is one function over local variables, longer than we write otherwise, because it is to pay for nothing.
 */
import { bakeUs, eatUs, type Outcome, ordered, type Work } from "./work.ts";

/**
 * The fair limit, exactly what asyncio does: a ready line processed in turns, timers by (deadline, order of setting),
 * waiting lines whose first is woken through the ready line and checks again, the unfinished counter, gather and join.
 */
export function asyncioByHand({ pairs, breads, size }: Work): Outcome {
  const people = pairs * 2;
  const MAIN = people;
  // What stands in the ready line: the step of a person, the alarm of a person's sleep, or the end of a baker.
  const ALARM = people + 1;
  const ENDED = ALARM + people;
  const ring = new Int32Array(1 << (32 - Math.clz32(people * 2 + 2)));
  const mask = ring.length - 1;
  let [from, ready] = [0, 0];
  const soon = (what: number): void => {
    ring[(from + ready++) & mask] = what;
  };
  const [timeAt, timeOrder, timeOf] = [
    new Float64Array(people + 1),
    new Float64Array(people + 1),
    new Int32Array(people + 1),
  ];
  let [timers, timersSet, nowUs] = [0, 0, 0];
  const rise = (hole: number, at: number, order: number, who: number): void => {
    let i = hole;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const upAt = timeAt[up]!;
      if (upAt < at || (upAt === at && timeOrder[up]! < order)) break;
      timeAt[i] = upAt;
      timeOrder[i] = timeOrder[up]!;
      timeOf[i] = timeOf[up]!;
      i = up;
    }
    timeAt[i] = at;
    timeOrder[i] = order;
    timeOf[i] = who;
  };
  const takeTimer = (): number => {
    const first = timeOf[0]!;
    const last = --timers;
    let i = 0;
    for (let child = 1; child < last; child = 2 * i + 1) {
      const right = child + 1;
      if (
        right < last &&
        (timeAt[right]! < timeAt[child]! ||
          (timeAt[right]! === timeAt[child]! && timeOrder[right]! < timeOrder[child]!))
      )
        child = right;
      timeAt[i] = timeAt[child]!;
      timeOrder[i] = timeOrder[child]!;
      timeOf[i] = timeOf[child]!;
      i = child;
    }
    rise(i, timeAt[last]!, timeOrder[last]!, timeOf[last]!);
    return first;
  };
  const sleep = (who: number, us: number): void => rise(timers++, nowUs + us, timersSet++, who);
  // One ring a line; nobody stands in one twice.
  const lineMask = (1 << (32 - Math.clz32(pairs))) - 1;
  const [putters, getters] = [new Int32Array(lineMask + 1), new Int32Array(lineMask + 1)];
  let [puttersFrom, puttersCount, gettersFrom, gettersCount] = [0, 0, 0, 0];
  const left = new Int32Array(pairs).fill(breads);
  // Where everybody stands: 0 at the start; a baker 1 in a sleep or in line to put; an eater 1 in a sleep, 0 in line;
  // main 1 in gather, 2 in join.
  const place = new Uint8Array(people + 1);
  let [onPlate, unfinished, bakersLeft, eaten, order] = [0, 0, pairs, 0, 0];
  let isOver = false;
  const bake = (who: number): void => {
    if (place[who] === 1) {
      if (onPlate >= size) {
        place[who] = 1;
        putters[(puttersFrom + puttersCount++) & lineMask] = who;
        return;
      }
      onPlate++;
      unfinished++;
      if (gettersCount > 0) {
        soon(getters[gettersFrom]!);
        gettersFrom = (gettersFrom + 1) & lineMask;
        gettersCount--;
      }
      left[who]!--;
    }
    if (left[who]! > 0) {
      place[who] = 1;
      sleep(who, bakeUs(who));
    } else soon(ENDED);
  };
  const eat = (who: number): void => {
    if (place[who] === 1) {
      eaten++;
      order = ordered(order, nowUs, who);
      if (--unfinished === 0 && place[MAIN] === 2) soon(MAIN);
    }
    if (onPlate === 0) {
      place[who] = 0;
      getters[(gettersFrom + gettersCount++) & lineMask] = who;
      return;
    }
    onPlate--;
    if (puttersCount > 0) {
      soon(putters[puttersFrom]!);
      puttersFrom = (puttersFrom + 1) & lineMask;
      puttersCount--;
    }
    place[who] = 1;
    sleep(who, eatUs(who - pairs));
  };
  const manage = (): void => {
    if (place[MAIN] === 0) {
      for (let i = 0; i < pairs; i++) soon(pairs + i);
      for (let i = 0; i < pairs; i++) soon(i);
      place[MAIN] = 1;
    } else if (place[MAIN] === 1 && unfinished > 0) place[MAIN] = 2;
    else isOver = true;
  };
  soon(MAIN);
  while (!isOver) {
    if (ready === 0) nowUs = timeAt[0]!;
    while (timers > 0 && timeAt[0]! <= nowUs) soon(ALARM + takeTimer());
    for (let todo = ready; todo > 0; todo--) {
      const what = ring[from]!;
      from = (from + 1) & mask;
      ready--;
      if (what < pairs) bake(what);
      else if (what < people) eat(what);
      else if (what === MAIN) manage();
      else if (what < ENDED) soon(what - ALARM);
      else if (--bakersLeft === 0) soon(MAIN);
    }
  }
  return { eaten, order };
}

/** The floor: no ready line, no checking again, no order among equals; who is waited for goes on at once. */
export function stateMachine({ pairs, breads, size }: Work): number {
  const people = pairs * 2;
  const [timeAt, timeOf] = [new Float64Array(people + 1), new Int32Array(people + 1)];
  const [blocked, hungry] = [new Int32Array(pairs), new Int32Array(pairs)];
  const left = new Int32Array(pairs).fill(breads);
  let [timers, onPlate, eaten, blockedFrom, blockedCount, hungryFrom, hungryCount] = [0, 0, 0, 0, 0, 0, 0];
  const sleepUntil = (at: number, person: number): void => {
    let i = timers++;
    for (let up = (i - 1) >> 1; i > 0 && (timeAt[up] as number) > at; i = up, up = (i - 1) >> 1) {
      timeAt[i] = timeAt[up] as number;
      timeOf[i] = timeOf[up] as number;
    }
    timeAt[i] = at;
    timeOf[i] = person;
  };
  const take = (): void => {
    const at = timeAt[--timers] as number;
    const person = timeOf[timers] as number;
    let i = 0;
    for (let child = 1; child < timers; child = 2 * i + 1) {
      if (child + 1 < timers && (timeAt[child + 1] as number) < (timeAt[child] as number)) child++;
      if ((timeAt[child] as number) >= at) break;
      timeAt[i] = timeAt[child] as number;
      timeOf[i] = timeOf[child] as number;
      i = child;
    }
    timeAt[i] = at;
    timeOf[i] = person;
  };
  const put = (now: number, baker: number): void => {
    if (--(left as Int32Array)[baker]! > 0) sleepUntil(now + bakeUs(baker), baker);
    if (hungryCount > 0) {
      sleepUntil(now + eatUs(hungry[hungryFrom] as number), pairs + (hungry[hungryFrom] as number));
      hungryFrom = (hungryFrom + 1) % pairs;
      hungryCount--;
    } else onPlate++;
  };
  const get = (now: number, eater: number): void => {
    if (onPlate === 0) {
      hungry[(hungryFrom + hungryCount++) % pairs] = eater;
      return;
    }
    onPlate--;
    sleepUntil(now + eatUs(eater), pairs + eater);
    if (blockedCount === 0) return;
    const baker = blocked[blockedFrom] as number;
    blockedFrom = (blockedFrom + 1) % pairs;
    blockedCount--;
    put(now, baker);
  };
  for (let i = 0; i < pairs; i++) get(0, i);
  for (let i = 0; i < pairs; i++) sleepUntil(bakeUs(i), i);
  while (timers > 0) {
    const now = timeAt[0] as number;
    const person = timeOf[0] as number;
    take();
    if (person >= pairs) {
      eaten++;
      get(now, person - pairs);
    } else if (onPlate < size) put(now, person);
    else blocked[(blockedFrom + blockedCount++) % pairs] = person;
  }
  return eaten;
}
