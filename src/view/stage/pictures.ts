/**
 * Pictures: the picture of where the cursor stands, made anew whenever it moves. While time runs or is scrubbed, everything
 * follows from the cursor alone. At a step, and at the end, all that is under way is settled, and the picture is carried
 * there from the one before.
 */
import { MovementReader, type Recording } from "../../replay/index.ts";
import type { KitchenState, KitchenStore } from "../../store/index.ts";
import { untilFetched } from "../failures/index.ts";
import { Clockwork } from "./art/index.ts";
import { blend, crossFade } from "./blend.ts";
import { durationsOf } from "./choreography.ts";
import type { Layout } from "./layout.ts";
import { SpriteMaker } from "./sprite-maker.ts";
import { type Picture, settled } from "./sprites.ts";

const CARRY_SECONDS = 0.4;
/** From a settled picture back into what is under way. */
const RESUME_SECONDS = 0.2;
const FADE_SECONDS = 0.24;
/** Chewing and bobbing: two beats a second of the kitchen, in steps like a film cartoon's. */
const BEATS_A_SECOND = 2;
const POSES_A_BEAT = 8;
/** Faster than this, a beat would only flicker. */
const FASTEST_BEAT = 3;
const US_A_SECOND = 1_000_000;

type Carry = typeof import("./carry.ts").carry;

export class Pictures {
  /** The kitchen's time in microseconds, and the beat to which people chew and bob. */
  readonly nowUs = new Clockwork(0);
  readonly beat = new Clockwork(0);
  private readonly store: KitchenStore;
  private readonly isStill: boolean;
  private readonly listeners = new Set<() => void>();
  private recording: Recording | null = null;
  private reader: MovementReader | null = null;
  private maker: SpriteMaker;
  private shown: Picture;
  private target: Picture;
  private from: Picture | null = null;
  private part = 1;
  private stop = (): void => {};
  private carry: Carry | null = null;
  private isFetching = false;
  private wasSettled = false;

  constructor(store: KitchenStore, layout: Layout, isStill: boolean) {
    this.store = store;
    this.isStill = isStill;
    this.maker = new SpriteMaker(layout);
    const state = store.getState();
    this.target = this.pictureOf(state);
    this.shown = this.target;
    this.tellTime(state);
  }

  get = (): Picture => this.shown;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Follows the store until the function that it gives is called. */
  follow(): () => void {
    const leave = this.store.subscribe((state, before) => this.take(state, before));
    return () => {
      leave();
      this.stop();
    };
  }

  setLayout(layout: Layout): void {
    if (layout === this.maker.layout) return;
    this.maker = new SpriteMaker(layout);
    this.end();
    this.target = this.pictureOf(this.store.getState());
    this.show(this.target);
  }

  private take(state: KitchenState, before: KitchenState): void {
    const isSame = state.scene === before.scene && state.atUs === before.atUs && state.settledSeq === before.settledSeq;
    if (isSame && state.recordingNumber === before.recordingNumber) return;
    if (!state.isPlaying) this.fetchCarry();
    const hasJumped = state.jumps !== before.jumps;
    const isSettled = isAtRest(state);
    const isStep = state.steps !== before.steps;
    const isOver = state.scene.end !== null && before.scene.end === null && state.isPlaying !== before.isPlaying;
    const hasResumed = this.wasSettled && !isSettled;
    this.wasSettled = isSettled;
    this.target = this.pictureOf(state);
    this.tellTime(state);
    if (hasJumped) this.end();
    else if (this.isStill) {
      if (isStep) this.begin(FADE_SECONDS);
    } else if (isStep || isOver) this.begin(CARRY_SECONDS);
    else if (hasResumed) this.begin(RESUME_SECONDS);
    this.show(this.between());
  }

  private tellTime({ atUs, isPlaying, speed }: KitchenState): void {
    this.nowUs.set(atUs);
    if (this.isStill || (isPlaying && speed > FASTEST_BEAT)) return;
    this.beat.set(Math.floor((atUs / US_A_SECOND) * BEATS_A_SECOND * POSES_A_BEAT) / POSES_A_BEAT);
  }

  /** Fetched when the kitchen first stands still: nobody steps before. */
  private fetchCarry(): void {
    if (this.isFetching) return;
    this.isFetching = true;
    untilFetched(() => import("./carry.ts")).then((module) => {
      this.carry = module.carry;
    });
  }

  private begin(seconds: number): void {
    this.end();
    if (!this.carry) return;
    this.from = this.shown;
    this.part = 0;
    this.stop = this.carry(seconds, (part) => {
      this.part = part;
      if (part >= 1) this.from = null;
      this.show(this.between());
    });
  }

  private end(): void {
    this.stop();
    this.stop = () => {};
    this.from = null;
    this.part = 1;
  }

  private between(): Picture {
    if (!this.from || this.part >= 1) return this.target;
    return (this.isStill ? crossFade : blend)(this.from, this.target, this.part);
  }

  private show(picture: Picture): void {
    this.shown = picture;
    for (const listener of this.listeners) listener();
  }

  private pictureOf(state: KitchenState): Picture {
    const { scene, settings, atUs } = state;
    const recording = this.store.getState().recording();
    if (this.recording !== recording || !this.reader) {
      this.recording = recording;
      this.reader = new MovementReader(recording);
    }
    const durations = durationsOf(settings);
    const movements = this.reader.at(scene.seq, atUs, durations.window);
    const isSettled = this.isStill || isAtRest(state);
    return this.maker.pictureOf({
      scene,
      settings,
      atUs,
      durations,
      movements: isSettled ? settled(movements) : movements,
    });
  }
}

/** Whether all that was under way is over where the cursor stands: after a step, and at the end, where time stands still. */
const isAtRest = ({ scene, settledSeq }: KitchenState): boolean => settledSeq === scene.seq || scene.end !== null;
