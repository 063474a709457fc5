/**
 * The program that this kitchen runs, as Python, and one level deeper; where every coroutine stands in it, what ran
 * last, what an await waits for, and the variables of whoever is chosen. To copy and to take home.
 */
import { useId, useMemo, useState } from "react";
import { type Member, presets, type Role, type Scenario, type Settings, scenarioOf } from "../../bakery/index.ts";
import { insideOf, type Listing, linesRunAt, type ProgramLine, programOf } from "../../python/index.ts";
import type { Scene } from "../../replay/index.ts";
import type { ProgramTab as Tab } from "../../share/index.ts";
import type { KitchenState } from "../../store/index.ts";
import { useMessages } from "../i18n/index.ts";
import { useAsyncioWords } from "../i18n/use-asyncio-words.ts";
import { useLoop } from "../loop/use-loop.ts";
import { WordHeading } from "../loop/Word.tsx";
import { shownName } from "../stage/people.ts";
import { Legend } from "../ui/Legend.tsx";
import { Panel } from "../ui/Panel.tsx";
import { useActions, useKitchenParts } from "../use-kitchen.ts";
import { Asked, Frame, isAwait } from "./Answers.tsx";
import { type Badge, CodeListing, StandingMark } from "./CodeListing.tsx";
import { piecesOf } from "./highlight.ts";
import css from "./program.module.css";
import { type Stander, standersOf, variablesOf } from "./standings.ts";
import { TakeHome } from "./TakeHome.tsx";

const TABS = ["program", "inside"] as const satisfies readonly Tab[];

export default function ProgramPanel() {
  const messages = useMessages();
  const words = useAsyncioWords();
  const { world, isRunning, scene, atUs, recording } = useLoop();
  const { isPlaying, selected, tab } = useKitchenParts(partsOf);
  const id = useId();
  const { setProgramTab } = useActions();
  const [asked, ask] = useState<number | null>(null);
  const { program, inside, isAnyLeaving } = useTexts(scene);
  const steps = linesRunAt(recording, scene.seq);
  const standers = standersOf(scene, isRunning, steps);
  const { lines, text, pieces, asides } = tab === "program" ? program : inside;
  const lineOf = (name: string | null | undefined): number | null =>
    name ? ((lines as Partial<Record<string, number>>)[name] ?? null) : null;
  const badges = badgesByLine(standers, (stander) => lineOf(tab === "program" ? stander.line : stander.inside));
  const ran = tab === "program" ? steps.program : steps.inside;
  const now = lineOf(tab === "program" ? steps.now?.line : (steps.now?.inside ?? steps.inside.at(-1)));
  const chosen = scene.people[selected ?? world.current?.task ?? -1] ?? scene.people[1] ?? scene.people[0];
  const awaits = tab === "program" ? awaitsIn(program.lines) : new Map<number, ProgramLine>();
  const askedAwait = awaits.get(asked ?? 0);
  const absent = standers.filter((stander) => tab === "inside" && stander.line === "gather");
  return (
    <Panel
      name="program"
      title={words.program}
      className={css.program}
      head={
        <>
          <Tabs id={id} tab={tab} onChoose={setProgramTab} />
          {tab === "program" && <TakeHome text={text} name={words.fileName} />}
        </>
      }
    >
      <div className={css.body} role="tabpanel" id={id} aria-labelledby={`${id}-${tab}`}>
        <div className={css.words}>
          <WordHeading terms={["coroutine", "await"]}>
            <Legend words={words.legend} mark={(state) => <StandingMark state={state} />} />
          </WordHeading>
          {isAnyLeaving && <p className={css.note}>{words.sentHome}</p>}
          {tab === "inside" && (
            <p className={css.note}>
              {words.insideHelp}{" "}
              {absent.map(({ task }) => words.notWritten(shownName(messages, scene.people[task]))).join(" ")}
            </p>
          )}
        </div>
        <CodeListing
          key={tab}
          label={words.code}
          lines={pieces}
          asides={asides}
          people={scene.people}
          badges={badges}
          ran={new Set(ran.flatMap((name) => lineOf(name) ?? []))}
          now={now}
          isFollowed={!isPlaying}
          awaits={new Set(awaits.keys())}
          onAsk={ask}
        />
        <div className={css.answers}>
          <Asked name={askedAwait ?? null} standers={standers} world={world} scene={scene} atUs={atUs} />
          {chosen && (
            <Frame
              person={chosen}
              coroutine={world.tasks[chosen.task]?.coroutine ?? ""}
              stander={standers.find(({ task }) => task === chosen.task)}
              variables={(stander) => variablesOf({ recording, scene }, chosen, stander, world.tasks[chosen.task])}
            />
          )}
        </div>
      </div>
    </Panel>
  );
}

const partsOf = ({ isPlaying, selected, programTab: tab }: KitchenState) => ({ isPlaying, selected, tab });

function Tabs({ id, tab, onChoose }: { id: string; tab: Tab; onChoose: (tab: Tab) => void }) {
  const words = useAsyncioWords();
  const go = (event: React.KeyboardEvent): void => {
    const next = { ArrowLeft: 1, ArrowRight: 1, Home: 0 - TABS.indexOf(tab), End: 1 - TABS.indexOf(tab) };
    const by = next[event.key as keyof typeof next];
    if (by === undefined) return;
    event.preventDefault();
    const other = TABS[(TABS.indexOf(tab) + by) % TABS.length] as Tab;
    onChoose(other);
    event.currentTarget.parentElement?.querySelectorAll("button")[TABS.indexOf(other)]?.focus();
  };
  return (
    <div className={css.tabs} role="tablist" aria-label={words.program}>
      {TABS.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`${id}-${one}`}
          aria-controls={id}
          aria-selected={tab === one}
          tabIndex={tab === one ? 0 : -1}
          onClick={() => onChoose(one)}
          onKeyDown={go}
        >
          {one === "program" ? words.tabProgram : words.tabInside}
        </button>
      ))}
    </div>
  );
}

/** This kitchen's program, and what stands inside its queue. */
function useTexts(scene: Scene) {
  const { settings, preset } = useKitchenParts(({ settings, preset }) => ({ settings, preset }));
  // Who is sent home stands in the text until their coroutine is over.
  const left = scene.people
    .filter(({ isLeaving, state }) => isLeaving && state === "gone")
    .map(({ role, index }) => `${role} ${index}`)
    .join();
  const program = useMemo(() => withPieces(programOf(castOf(settings, left.split(",")))), [settings, left]);
  const inside = useMemo(() => withPieces(insideOf(settings.order)), [settings.order]);
  const isAnyLeaving =
    scene.people.some(({ isLeaving }) => isLeaving) || presets.find(({ id }) => id === preset)?.changes !== undefined;
  return { program, inside, isAnyLeaving };
}

/** The lines at which a coroutine can stop, in each of the functions. */
function awaitsIn(lines: Listing<ProgramLine>["lines"]): ReadonlyMap<number, ProgramLine> {
  const all = Object.entries(lines) as [ProgramLine, number][];
  return new Map(all.filter(([name]) => isAwait(name)).map(([name, line]) => [line, name]));
}

function badgesByLine(
  standers: readonly Stander[],
  lineOf: (stander: Stander) => number | null,
): ReadonlyMap<number, Badge[]> {
  const badges = new Map<number, Badge[]>();
  for (const stander of standers) {
    const line = lineOf(stander);
    if (line === null) continue;
    const there = badges.get(line);
    if (there) there.push(stander);
    else badges.set(line, [stander]);
  }
  return badges;
}

const withPieces = <Name extends string>(listing: Listing<Name>) => ({ ...listing, pieces: piecesOf(listing.text) });

/** The scenario of all who have not left. */
function castOf(settings: Settings, left: readonly string[]): Scenario {
  const stay = (role: Role) => (member: Member, i: number) => ({
    ...member,
    isDismissed: left.includes(`${role} ${i}`),
  });
  const { bakers, toppers, eaters } = settings;
  return scenarioOf({
    ...settings,
    bakers: bakers.map(stay("baker")),
    toppers: toppers.map(stay("topper")),
    eaters: eaters.map(stay("eater")),
  });
}
