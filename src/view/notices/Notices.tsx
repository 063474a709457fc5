/**
 * What the page has to tell: settings that made no sense, a limit that was met, a newer version. Stays until dismissed.
 */
import { X } from "lucide";
import type { Notice } from "../../store/index.ts";
import { useNoticeWords } from "../i18n/use-notice-words.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions, useKitchen } from "../use-kitchen.ts";
import css from "./notices.module.css";

export default function Notices({ applyUpdate }: { applyUpdate: () => void }) {
  const notices = useKitchen((state) => state.notices);
  return (
    <div className={css.notices}>
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} applyUpdate={applyUpdate} />
      ))}
    </div>
  );
}

function NoticeCard({ notice, applyUpdate }: { notice: Notice; applyUpdate: () => void }) {
  const messages = useNoticeWords();
  const { dismiss } = useActions();
  return (
    <div className={css.notice}>
      {notice.say === "linkProblems" ? (
        <div>
          <strong>{messages.linkProblemsTitle}</strong>
          <ul>
            {notice.problems.map(({ path, wanted, given }) => (
              <li key={`${path} ${wanted} ${given}`}>{messages.linkProblem(path, messages.wanted[wanted], given)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p>{messages[notice.say]}</p>
      )}
      {notice.say === "update" && (
        <button type="button" className="button" onClick={applyUpdate}>
          {messages.updateNow}
        </button>
      )}
      <IconButton icon={X} label={messages.dismiss} onClick={() => dismiss(notice.id)} />
    </div>
  );
}
