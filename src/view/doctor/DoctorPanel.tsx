/**
 * What is wrong with the run up to the cursor, where one can see it, and what would mend it; and who waits for whom when
 * nothing can move any more.
 */
import { Eye, Stethoscope } from "lucide";
import { programLineOf, scenarioOf } from "../../bakery/index.ts";
import { programOf } from "../../python/index.ts";
import { Doctor, type Recording, type Scene, type Verdict, type WaitsFor, waitsForAt } from "../../replay/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useDoctorWords } from "../i18n/use-doctor-words.ts";
import { type VerdictFacts, verdictText } from "../i18n/verdict-text.ts";
import { Disc } from "../loop/Disc.tsx";
import { shownName } from "../stage/people.ts";
import { Icon } from "../ui/Icon.tsx";
import { Panel } from "../ui/Panel.tsx";
import { useActions, useKitchenParts, useKitchenStore } from "../use-kitchen.ts";
import { useReading } from "../use-reading.ts";
import css from "./DoctorPanel.module.css";

const readDoctor = (recording: Recording) => new Doctor(recording);

const MOST_NAMES = 4;
const MOST_WAITS = 12;

export default function DoctorPanel() {
  const words = useDoctorWords();
  const store = useKitchenStore();
  const doctor = useReading(readDoctor, 20);
  const { scene, recording } = store.getState();
  const verdicts = doctor.verdictsAt(scene.seq);
  const waits = scene.end === "deadlock" ? waitsForAt(recording(), recording().worldAt(scene.seq)) : [];
  return (
    <Panel name="doctor" title={words.doctor}>
      <div className={css.body}>
        {verdicts.length === 0 && (
          <p className={css.nothing}>
            <Icon of={Stethoscope} size={20} /> {words.nothing}
          </p>
        )}
        <ul className={css.verdicts}>
          {verdicts.map((verdict) => (
            <VerdictCard key={`${verdict.kind} ${verdict.task} ${verdict.queue}`} verdict={verdict} scene={scene} />
          ))}
        </ul>
        {waits.length > 0 && <Waits waits={waits} scene={scene} />}
      </div>
    </Panel>
  );
}

function VerdictCard({ verdict, scene }: { verdict: Verdict; scene: Scene }) {
  const words = useDoctorWords();
  const { goTo, select } = useActions();
  const facts = useFacts(verdict, scene);
  const { what, mend } = verdictText(words, verdict.kind, facts);
  const person = scene.people[verdict.task];
  const go = (place: number): void => {
    goTo(place);
    if (person) select(person.task);
  };
  return (
    <li className={css.verdict} data-verdict={verdict.kind}>
      <p className={css.what}>
        {person && <Disc person={person} people={scene.people} />}
        <span>{what}</span>
      </p>
      <p className={css.mend}>
        <strong>{words.mend}</strong> {mend}
      </p>
      {verdict.places.length > 0 && (
        <div className={css.places}>
          {verdict.places.map((place, i) => (
            <button key={place} type="button" className="button" onClick={() => go(place)}>
              <Icon of={Eye} size={16} /> {verdict.places.length === 1 ? words.show : words.look(i + 1)}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

/** The facts of a verdict in the words of the page. */
function useFacts({ task, others, count, marks, us, lateUs, error, line }: Verdict, scene: Scene): VerdictFacts {
  const messages = useMessages();
  const { seconds } = useFormats();
  const { settings } = useKitchenParts(({ settings }) => ({ settings }));
  const name = programLineOf(line);
  return {
    name: task < 0 ? "" : shownName(messages, scene.people[task]),
    names: namesOf(
      others.map((one) => shownName(messages, scene.people[one])),
      messages.moreOf,
    ),
    count,
    marks,
    duration: seconds(us),
    late: seconds(lateUs),
    error: error || "CancelledError",
    isMain: scene.people[task]?.role === "manager",
    line: (name && programOf(scenarioOf(settings)).lines[name]) ?? 0,
  };
}

function namesOf(names: readonly string[], more: (n: number) => string): string {
  const shown = names.slice(0, MOST_NAMES);
  if (names.length > MOST_NAMES) shown.push(more(names.length - MOST_NAMES));
  return shown.join(", ");
}

function Waits({ waits, scene }: { waits: readonly WaitsFor[]; scene: Scene }) {
  const messages = useMessages();
  const words = useDoctorWords();
  const shown = waits.slice(0, MOST_WAITS);
  const says: Partial<Record<WaitsFor["purpose"], (reports: number) => string>> = words.waits;
  return (
    <section className={css.waits} aria-label={words.waitsFor}>
      <h3>{words.waitsFor}</h3>
      <ul>
        {shown.map(({ task, purpose, reports, holders, isInCircle }) => {
          const person = scene.people[task];
          const names = holders.map((one) => shownName(messages, scene.people[one]));
          return (
            <li key={task} data-circle={isInCircle || undefined}>
              {person && <Disc person={person} people={scene.people} />}
              <span>
                <strong>{shownName(messages, person)}</strong> {says[purpose]?.(reports) ?? words.waitsElse},{" "}
                {holders.length > 0 ? words.forWhom(namesOf(names, messages.moreOf)) : words.forNobody}
                {isInCircle && ` (${words.inCircle})`}
              </span>
            </li>
          );
        })}
      </ul>
      {waits.length > MOST_WAITS && <p>{messages.moreOf(waits.length - MOST_WAITS)}</p>}
    </section>
  );
}
