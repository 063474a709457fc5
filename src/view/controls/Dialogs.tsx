/**
 * The windows that are opened now and then: keys, about, share. Loaded when first asked for.
 */
import { type ReactNode, useEffect, useId, useRef } from "react";
import { scenarioOf } from "../../bakery/index.ts";
import { encodeLink, toPython, viewOf } from "../../share/index.ts";
import { useDialogMessages } from "../i18n/use-dialog-messages.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useCopy } from "../ui/use-copy.ts";
import { useKitchenStore } from "../use-kitchen.ts";
import css from "./controls.module.css";
import type { OpenDialog } from "./Header.tsx";

/** What the page is made with: name, licence. */
const CREDITS = [
  ["React", "MIT"],
  ["Framer Motion", "MIT"],
  ["Zustand", "MIT"],
  ["Valibot", "MIT"],
  ["Lucide", "ISC"],
  ["Lezer", "MIT"],
  ["Nunito, Vernon Adams", "OFL 1.1"],
  ["Fraunces, Undercase Type", "OFL 1.1"],
] as const;

export default function Dialogs({ dialog, onClose }: { dialog: OpenDialog; onClose: () => void }): ReactNode {
  if (dialog === "keys") return <Keys onClose={onClose} />;
  return dialog === "about" ? <About onClose={onClose} /> : <Share onClose={onClose} />;
}

function Keys({ onClose }: { onClose: () => void }) {
  const messages = useDialogMessages();
  return (
    <Dialog title={messages.keysTitle} onClose={onClose}>
      <dl className={css.keys}>
        {messages.keyRows.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function About({ onClose }: { onClose: () => void }) {
  const messages = useDialogMessages();
  return (
    <Dialog title={messages.aboutTitle} onClose={onClose}>
      <p>{messages.aboutText}</p>
      <p>{messages.aboutPicture}</p>
      <h3>{messages.aboutCredits}</h3>
      <ul className={css.credits}>
        {CREDITS.map(([name, licence]) => (
          <li key={name}>
            {name} <small>({licence})</small>
          </li>
        ))}
      </ul>
      <p>
        {messages.aboutLicence}{" "}
        <a href="./LICENSE.txt" target="_blank" rel="noopener">
          {messages.licence}
        </a>
      </p>
      <p>
        <a href="./THIRD-PARTY-NOTICES.txt" target="_blank" rel="noopener">
          {messages.notices}
        </a>
      </p>
    </Dialog>
  );
}

function Share({ onClose }: { onClose: () => void }) {
  const messages = useDialogMessages();
  const { scene, panels, viewNow, pause } = useKitchenStore().getState();
  // The moment that is shared is the one that is seen.
  useEffect(() => pause(), [pause]);
  return (
    <Dialog title={messages.shareTitle} onClose={onClose}>
      <CopyField label={messages.shareSettings} text={address(encodeLink(viewOf(scene.settings, panels)))} />
      <CopyField label={messages.shareMoment} text={address(encodeLink(viewNow()))} />
      <CopyField
        label={messages.sharePython}
        text={toPython(scenarioOf(scene.settings))}
        note={messages.sharePythonHelp}
      />
    </Dialog>
  );
}

const address = (fragment: string): string => `${location.href.replace(/#.*$/, "")}#${fragment}`;

/** A text to copy; a program, of which something is noted, in several lines. */
function CopyField({ label, text, note }: { label: string; text: string; note?: string }) {
  const messages = useDialogMessages();
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const { outcome, copy } = useCopy(text);
  useEffect(() => {
    if (outcome === "failed") field.current?.select();
  }, [outcome]);
  return (
    <div className={css.copy}>
      <label htmlFor={id}>{label}</label>
      {note !== undefined ? (
        <>
          <p id={`${id}-note`}>{note}</p>
          <textarea
            ref={field}
            id={id}
            aria-describedby={`${id}-note`}
            readOnly
            rows={9}
            value={text}
            spellCheck={false}
          />
        </>
      ) : (
        <input ref={field} id={id} type="text" readOnly value={text} onFocus={(event) => event.target.select()} />
      )}
      <button type="button" className="button" onClick={copy}>
        {outcome === "copied" ? messages.copied : messages.copy}
      </button>
      <p role="status">{outcome === "failed" ? messages.copyFailed : ""}</p>
    </div>
  );
}
