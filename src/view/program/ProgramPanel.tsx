/**
 * The program that this kitchen runs, as Python, and one level deeper; where every coroutine stands in it, what ran
 * last, what an await waits for, and the variables of whoever is chosen. To copy and to take home.
 */
import { Check, Copy, Download, X } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { type Member, type Role, type Scenario, type Settings, scenarioOf } from "../../bakery/index.ts";
import type { Person } from "../../replay/index.ts";
import { insideOf, type Listing, type ProgramLine, programOf, stepsAt } from "../../share/index.ts";
import panel from "../controls/controls.module.css";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useAsyncioMessages } from "../i18n/late-messages.ts";
import { useLoop } from "../loop/use-loop.ts";
import { WordHeading } from "../loop/Word.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions, useKitchenParts } from "../use-kitchen.ts";
import { type Badge, CodeListing, StandingMark } from "./CodeListing.tsx";
import { piecesOf } from "./highlight.ts";
import css from "./program.module.css";
import { type Stander, standersOf, variablesOf } from "./standings.ts";

const TABS = ["program", "inside"] as const;
type Tab = (typeof TABS)[number];

/** The program's lines at which a coroutine can stop. */
const AWAITS = ["bake", "put", "get", "eat", "gather", "join"] as const satisfies readonly ProgramLine[];

const COROUTINES = { manager: "main", baker: "produce_bread", eater: "consume_bread" } as const;

export default function ProgramPanel() {
  const messages = useMessages();
  const words = useAsyncioMessages();
  const { togglePanel } = useActions();
  const { loop, scene, atUs, reel } = useLoop();
  const { isPlaying, selected } = useKitchenParts(({ isPlaying, selected }) => ({ isPlaying, selected }));
  const id = useId();
  const [tab, setTab] = useState<Tab>("program");
  const [asked, ask] = useState<number | null>(null);
  const { settings } = scene;
  // Who is sent home stands in the text until their coroutine is over.
  const left = scene.people
    .filter(({ isLeaving, state }) => isLeaving && state === "gone")
    .map(({ role, index }) => `${role} ${index}`)
    .join();
  const program = useMemo(() => withPieces(programOf(castOf(settings, left.split(",")))), [settings, left]);
  const isAnyLeaving = scene.people.some(({ isLeaving }) => isLeaving);
  const inside = useMemo(() => withPieces(insideOf(settings.order)), [settings.order]);
  const steps = stepsAt(reel, scene.seq);
  const standers = standersOf(scene, loop, steps);
  const { lines, text, pieces, asides } = tab === "program" ? program : inside;
  const lineOf = (name: string | null | undefined): number | null =>
    name ? ((lines as Partial<Record<string, number>>)[name] ?? null) : null;
  const placeOf = (stander: Stander): number | null => lineOf(tab === "program" ? stander.line : stander.inside);
  const badges = new Map<number, Badge[]>();
  for (const stander of standers) {
    const line = placeOf(stander);
    if (line !== null) badges.set(line, [...(badges.get(line) ?? []), stander]);
  }
  const ran = tab === "program" ? steps.program : steps.inside;
  const now = lineOf(tab === "program" ? steps.now?.line : (steps.now?.inside ?? steps.inside.at(-1)));
  const chosen = scene.people[selected ?? loop.current?.task ?? -1] ?? scene.people[1] ?? scene.people[0];
  const awaits = tab === "program" ? AWAITS.flatMap((name) => program.lines[name] ?? []) : [];
  const askedAwait = AWAITS.find((name) => tab === "program" && program.lines[name] === asked);
  const absent = standers.filter((stander) => tab === "inside" && stander.line === "gather");
  return (
    <section className={`${panel.panel} ${css.program}`} aria-label={words.program}>
      <header>
        <h2>{words.program}</h2>
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
              onClick={() => setTab(one)}
              onKeyDown={(event) => {
                if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
                event.preventDefault();
                const other = tab === "program" ? "inside" : "program";
                setTab(other);
                event.currentTarget.parentElement?.querySelectorAll("button")[TABS.indexOf(other)]?.focus();
              }}
            >
              {one === "program" ? words.tabProgram : words.tabInside}
            </button>
          ))}
        </div>
        <TakeHome text={text} name={tab === "program" ? words.fileName : "inside.py"} />
        <IconButton icon={X} label={messages.hide} onClick={() => togglePanel("program")} />
      </header>
      <div className={css.body} role="tabpanel" id={id} aria-labelledby={`${id}-${tab}`}>
        <div className={css.words}>
          <WordHeading terms={["coroutine", "await"]}>
            <Legend />
          </WordHeading>
          {isAnyLeaving && <p className={css.note}>{words.sentHome}</p>}
          {tab === "inside" && (
            <p className={css.note}>
              {words.insideHelp}{" "}
              {absent.map(({ task }) => words.notWritten(nameOf(scene.people[task], messages.manager))).join(" ")}
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
          awaits={new Set(awaits)}
          onAsk={ask}
        />
        <div className={css.answers}>
          <Asked name={askedAwait ?? null} standers={standers} loop={loop} scene={scene} atUs={atUs} />
          {chosen && (
            <Frame
              person={chosen}
              stander={standers.find(({ task }) => task === chosen.task)}
              variables={(stander) =>
                variablesOf({ trace: reel.trace, scene }, chosen, stander, loop.tasks[chosen.task])
              }
            />
          )}
        </div>
      </div>
    </section>
  );
}

const withPieces = <Name extends string>(listing: Listing<Name>) => ({ ...listing, pieces: piecesOf(listing.text) });

/** The scenario of all who have not left. */
function castOf(settings: Settings, left: readonly string[]): Scenario {
  const stay = (role: Role) => (member: Member, i: number) => ({
    ...member,
    isDismissed: left.includes(`${role} ${i}`),
  });
  const { bakers, eaters } = settings;
  return scenarioOf({ ...settings, bakers: bakers.map(stay("baker")), eaters: eaters.map(stay("eater")) });
}

const nameOf = (person: Person | undefined, manager: string): string =>
  person?.role === "manager" ? manager : (person?.name ?? "");

function Legend() {
  const words = useAsyncioMessages();
  return (
    <p className={css.legend}>
      {(["suspended", "ready", "running"] as const).map((state) => (
        <span key={state} data-state={state}>
          <StandingMark state={state} /> {words.legend[state]}
        </span>
      ))}
    </p>
  );
}

function TakeHome({ text, name }: { text: string; name: string }) {
  const words = useAsyncioMessages();
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setOutcome("copied"),
      () => setOutcome("failed"),
    );
  };
  return (
    <div className={css.takeHome}>
      <span role="status">{outcome === "failed" ? words.copyFailed : outcome === "copied" ? words.copied : ""}</span>
      <IconButton icon={outcome === "copied" ? Check : Copy} label={words.copy} onClick={copy} />
      <IconButton icon={Download} label={words.download} onClick={() => save(text, name)} />
    </div>
  );
}

const KEPT_MS = 10_000;

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/x-python" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: a browser may begin to read it later.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

interface AskedProps {
  readonly name: (typeof AWAITS)[number] | null;
  readonly standers: readonly Stander[];
  readonly loop: ReturnType<typeof useLoop>["loop"];
  readonly scene: ReturnType<typeof useLoop>["scene"];
  readonly atUs: number;
}

const MOST_WAITERS = 4;

/** What an await waits for, and who does. */
function Asked({ name, standers, loop, scene, atUs }: AskedProps) {
  const messages = useMessages();
  const words = useAsyncioMessages();
  const { seconds } = useFormats();
  if (!name) return <p className={css.asked}>{words.askLine}</p>;
  const waiting = standers.filter(({ line, state }) => line === name && state === "suspended");
  const sayMore = (task: number, future: number): string => {
    const ahead = [scene.putLine, scene.getLine].map((line) => line.findIndex((one) => one.future === future));
    const place = Math.max(...ahead);
    if (place >= 0) return words.aheadInLine(place);
    const timer = loop.timers.find((one) => one.task === task);
    return timer ? words.firesIn(seconds(Math.max(0, timer.atUs - atUs))) : "";
  };
  return (
    <div className={css.asked}>
      <p>{words.awaits[name]}</p>
      {waiting.slice(0, MOST_WAITERS).map(({ task }) => {
        const known = loop.tasks[task];
        if (!known || known.future === 0) return null;
        const future = words.future(known.future, words.futureStates[known.state]);
        const who = nameOf(scene.people[task], messages.manager);
        return <p key={task}>{words.waitsHere(who, future, sayMore(task, known.future))}</p>;
      })}
      {waiting.length > MOST_WAITERS && <p>{words.more(waiting.length - MOST_WAITERS)}</p>}
    </div>
  );
}

interface FrameProps {
  readonly person: Person;
  readonly stander: Stander | undefined;
  readonly variables: (stander: Stander) => [name: string, value: string][];
}

/** The variables of one coroutine. */
function Frame({ person, stander, variables }: FrameProps) {
  const messages = useMessages();
  const words = useAsyncioMessages();
  const name = nameOf(person, messages.manager);
  return (
    <div className={css.frame}>
      <p>
        <strong>{words.frameOf(name, COROUTINES[person.role])}</strong>
      </p>
      {stander ? (
        <dl>
          {variables(stander).map(([variable, value]) => (
            <div key={variable}>
              <dt>{variable}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{words.frameOver}</p>
      )}
    </div>
  );
}
