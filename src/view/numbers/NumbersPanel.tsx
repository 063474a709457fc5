/**
 * The numbers up to the cursor: what came out, who holds the kitchen up, how everybody spends their time, and what
 * theory says beside what was measured.
 */
import { useState } from "react";
import {
  type Figures,
  isWarmingUp,
  lineBottleneckAt,
  type PersonFigures,
  type Recording,
  Statistics,
  type Theory,
  theoryOf,
} from "../../replay/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useNumberWords } from "../i18n/use-number-words.ts";
import { colourOf } from "../stage/people.ts";
import { Choice } from "../ui/Choice.tsx";
import { Panel } from "../ui/Panel.tsx";
import { useActions, useKitchen, useKitchenStore } from "../use-kitchen.ts";
import { useReading } from "../use-reading.ts";
import css from "./NumbersPanel.module.css";
import { type NumberFormats, useNumberFormats } from "./use-number-formats.ts";

const FRAMES_APART = 20;
const MOST_PEOPLE = 24;

function readStatistics(recording: Recording) {
  const settings = recording.cast.settingsAfter(recording.firstWorld.interventions);
  const theories = new Map<number, Theory>();
  const theoryAfter = (edits: number): Theory => {
    const theory = theories.get(edits) ?? theoryOf(settings, edits);
    theories.set(edits, theory);
    return theory;
  };
  const places = recording.cast.plates().length;
  const plates = Array.from({ length: Math.max(1, places) }, (_, place) => new Statistics(recording, place));
  const update = (most: number): boolean => plates.map((plate) => plate.update(most)).every(Boolean);
  const close = (): void => {
    for (const plate of plates) plate.close();
  };
  return { plates, theoryAfter, update, close };
}

export default function NumbersPanel() {
  const words = useNumberWords();
  const { seconds } = useFormats();
  const store = useKitchenStore();
  const { plates, theoryAfter } = useReading(readStatistics, FRAMES_APART);
  const [chosen, choose] = useState(0);
  const place = Math.min(chosen, plates.length - 1);
  const isLine = plates.length > 1;
  const statistics = plates[place] as Statistics;
  const { originUs } = statistics;
  const { scene, atUs } = store.getState();
  const { seq } = scene;
  const figures = statistics.at(atUs, seq);
  const theory = theoryAfter(figures.edits);
  return (
    <Panel name="numbers" title={words.numbers}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className={css.numbers} tabIndex={0}>
        <Totals figures={figures} />
        {originUs > 0 && <p className={css.note}>{words.keptFrom(seconds(originUs))}</p>}
        {isLine ? (
          <Line plates={plates} atUs={atUs} seq={seq} />
        ) : (
          <p className={css.verdict}>{words.bottleneck[statistics.bottleneckAt(atUs, seq).say]}</p>
        )}
        {isLine && <PlateChoice count={plates.length} place={place} onChoose={choose} />}
        <Waits figures={figures} place={place} last={plates.length - 1} />
        <People shares={statistics.peopleAt(atUs, seq)} />
        <LittlesLaw figures={figures} />
        <TheoryBeside statistics={statistics} figures={figures} theory={theory} />
      </div>
    </Panel>
  );
}

function Totals({ figures }: { figures: Figures }) {
  const words = useNumberWords();
  const format = useNumberFormats();
  const totals: [string, string][] = [
    [words.made, format.whole(figures.made)],
    [words.eaten, format.whole(figures.eaten)],
    [words.onPlate, format.whole(figures.onPlate)],
    [words.throughput, format.rate(figures.throughput)],
  ];
  return (
    <dl className={css.totals} data-testid="totals">
      {totals.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface LineProps {
  readonly plates: readonly Statistics[];
  readonly atUs: number;
  readonly seq: number;
}

/** Who holds a line of plates up, with the shares that show it. */
function Line({ plates, atUs, seq }: LineProps) {
  const words = useNumberWords();
  const format = useNumberFormats();
  const found = lineBottleneckAt(plates, atUs, seq);
  const numberOf = (stage: number): string => (plates.length > 2 ? ` ${format.whole(stage + 1)}` : "");
  return (
    <>
      <p className={css.verdict}>
        {found.say === "crew" ? words.holdsUp[found.crew.role](numberOf(found.crew.stage)) : words.line[found.say]}
      </p>
      <table className={css.table}>
        <caption>{words.crews}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.works}</th>
            <th scope="col">{words.waitShare}</th>
          </tr>
        </thead>
        <tbody>
          {found.crews.map(({ role, stage, working, waiting }) => (
            <tr
              key={`${role} ${stage}`}
              data-lit={(found.say === "crew" && found.crew.role === role && found.crew.stage === stage) || undefined}
            >
              <th scope="row">{words.crewOf[role](numberOf(stage))}</th>
              <td>{format.percent(working)}</td>
              <td>{format.percent(waiting)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface PlateChoiceProps {
  readonly count: number;
  readonly place: number;
  readonly onChoose: (place: number) => void;
}

/** Of which plate of a line the rest of the panel speaks. */
function PlateChoice({ count, place, onChoose }: PlateChoiceProps) {
  const words = useNumberWords();
  const format = useNumberFormats();
  const options = Array.from({ length: count }, (_, i) => ({
    value: String(i),
    text: words.plateNumber(format.whole(i + 1)),
  }));
  return (
    <Choice
      label={words.countedPlate}
      options={options}
      value={String(place)}
      onChange={(value) => onChoose(Number(value))}
    />
  );
}

function Waits({ figures, place, last }: { figures: Figures; place: number; last: number }) {
  const words = useNumberWords();
  const format = useNumberFormats();
  const rows = [
    [place === 0 ? words.bakersWait : words.toppersWait, figures.bakersWait],
    [place === last ? words.eatersWait : words.toppersHunger, figures.eatersWait],
    [words.timeOnPlate, figures.timeOnPlate],
  ] as const;
  return (
    <table className={css.table}>
      <caption>{words.waits}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.mean}</th>
          <th scope="col">p50</th>
          <th scope="col">p95</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, { meanUs, p50Us, p95Us }]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{format.time(meanUs)}</td>
            <td>{format.time(p50Us)}</td>
            <td>{format.time(p95Us)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function People({ shares }: { shares: readonly PersonFigures[] }) {
  const words = useNumberWords();
  const format = useNumberFormats();
  const { people } = useKitchenStore().getState().scene;
  const selected = useKitchen((state) => state.selected);
  const { select } = useActions();
  return (
    <div>
      <h3>{words.utilisation}</h3>
      <ul className={css.shares}>
        {[...shares]
          .sort(byRole)
          .slice(0, MOST_PEOPLE)
          .map(({ task, working, waiting }) => {
            const person = people[task];
            if (!person) return null;
            return (
              <li key={task} data-lit={task === selected || undefined}>
                <button
                  type="button"
                  aria-pressed={task === selected}
                  onClick={() => select(task === selected ? null : task)}
                >
                  <span>{person.name}</span>
                  <span className={css.bar} aria-hidden="true">
                    <i style={{ width: `${working * 100}%`, background: colourOf(person) }} />
                    <i data-waiting style={{ width: `${waiting * 100}%` }} />
                  </span>
                  <span className={css.share}>{words.busy(format.percent(working))}</span>
                </button>
              </li>
            );
          })}
      </ul>
      {shares.length > MOST_PEOPLE && <p className={css.note}>{words.more(shares.length - MOST_PEOPLE)}</p>}
    </div>
  );
}

/** In the order of the flow, as everywhere else. */
const byRole = (a: PersonFigures, b: PersonFigures): number =>
  FLOW.indexOf(a.role) - FLOW.indexOf(b.role) || a.index - b.index;
const FLOW = ["baker", "topper", "eater"];

function LittlesLaw({ figures: { little } }: { figures: Figures }) {
  const words = useNumberWords();
  const format = useNumberFormats();
  const perSecond = little?.arrivalRate ?? 0;
  const product = little?.timeOnPlateUs == null ? null : (perSecond * little.timeOnPlateUs) / 1e6;
  return (
    <div>
      <h3>{words.little}</h3>
      <p className={css.formula}>
        <b>L</b> {format.decimal(little?.level ?? null)} <span aria-hidden="true">·</span> <b>λ</b>{" "}
        {format.rate(little?.arrivalRate ?? null)} <span aria-hidden="true">·</span> <b>W</b>{" "}
        {format.time(little?.timeOnPlateUs ?? null)} <span aria-hidden="true">·</span> <b>λW</b>{" "}
        {format.decimal(product)}
      </p>
      <p className={css.note}>{words.littleSays(format.decimal(little?.difference ?? null))}</p>
    </div>
  );
}

interface TheoryProps {
  readonly statistics: Statistics;
  readonly figures: Figures;
  readonly theory: Theory;
}

function TheoryBeside({ statistics, figures, theory }: TheoryProps) {
  const words = useNumberWords();
  const format = useNumberFormats();
  const isWarming = isWarmingUp(figures, theory);
  if (theory.say === "doesNotApply") {
    return (
      <div>
        <h3>{words.theory}</h3>
        <p className={css.note}>{words.doesNotApply}</p>
        <ul className={css.reasons}>
          {theory.reasons.map((reason) => (
            <li key={reason}>{words.reasons[reason]}</li>
          ))}
        </ul>
      </div>
    );
  }
  const { prediction, model } = theory;
  const measured = isWarming ? null : statistics.estimatesAt(figures.atUs, prediction.settlingUs);
  const rows = rowsOf(words.measures, format);
  return (
    <div>
      <table className={css.table}>
        <caption>{words.theory}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.predicted}</th>
            <th scope="col">{words.measured}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, say }) => {
            const estimate = measured?.[key];
            return (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>{say(prediction[key])}</td>
                <td>{estimate ? `${say(estimate.mean)} ± ${say(2 * estimate.standardError)}` : "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {isWarming && <p className={css.note}>{words.warmingUp(format.time(prediction.settlingUs))}</p>}
      <p className={css.note}>{words.assumptions[model]}</p>
    </div>
  );
}

type Measure = "throughput" | "level" | "timeOnPlateUs" | "eatersWorking" | "bakersWaiting" | "full" | "empty";

function rowsOf(names: Record<Measure, string>, format: NumberFormats) {
  const says: [Measure, (value: number) => string][] = [
    ["throughput", format.rate],
    ["level", format.decimal],
    ["timeOnPlateUs", format.time],
    ["eatersWorking", format.percent],
    ["bakersWaiting", format.percent],
    ["full", format.percent],
    ["empty", format.percent],
  ];
  return says.map(([key, say]) => ({ key, name: names[key], say }));
}
