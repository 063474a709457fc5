/**
 * The windows that are opened now and then: keys, about, and the one to share. Fetched when first asked for.
 */
import type { ReactNode } from "react";
import { fetched } from "../failures/index.ts";
import { useWindowWords } from "../i18n/use-window-words.ts";
import { ShareWindow } from "../share/ShareWindow.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { isOneFile } from "../ui/one-file.ts";
import css from "./Dialogs.module.css";
import type { OpenDialog } from "./Header.tsx";

const TakeWindow = fetched(() => import("../take/TakeWindow.tsx"));

/** What the page is made with: name, licence. */
const CREDITS = [
  ["React", "MIT"],
  ["Framer Motion", "MIT"],
  ["Zustand", "MIT"],
  ["Valibot", "MIT"],
  ["Lucide", "ISC"],
  ["Lezer", "MIT"],
  ["uqr", "MIT"],
  ["gifenc, Matt DesLauriers", "MIT"],
  ["webm-muxer, Vanilagy", "MIT"],
  ["Nunito, Vernon Adams", "OFL 1.1"],
  ["Fraunces, Undercase Type", "OFL 1.1"],
] as const;

export default function Dialogs({
  dialog,
  onClose,
  onTake,
}: {
  dialog: Exclude<OpenDialog, "lessons">;
  onClose: () => void;
  /** Opens what can be taken home instead. */
  onTake: () => void;
}): ReactNode {
  if (dialog === "keys") return <Keys onClose={onClose} />;
  if (dialog === "take") return <TakeWindow onClose={onClose} />;
  return dialog === "about" ? <About onClose={onClose} /> : <ShareWindow onClose={onClose} onTake={onTake} />;
}

function Keys({ onClose }: { onClose: () => void }) {
  const messages = useWindowWords();
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
  const messages = useWindowWords();
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
      {isOneFile() ? (
        <p>
          {messages.aboutLicence} {messages.licencesInside}
        </p>
      ) : (
        <>
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
        </>
      )}
    </Dialog>
  );
}
