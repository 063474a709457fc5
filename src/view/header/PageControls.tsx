/**
 * What concerns the page itself: sharing, language, colours, keys, about.
 */
import { Info, Keyboard, Languages, Share2, SunMoon } from "lucide";
import { LOCALES, type Locale, THEMES } from "../../store/index.ts";
import { untilFetched } from "../failures/index.ts";
import { useMessages } from "../i18n/index.ts";
import { loadWords, localeNames } from "../i18n/words.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { IconChoice } from "../ui/IconChoice.tsx";
import { useActions, useKitchenParts } from "../use-kitchen.ts";
import type { OpenDialog } from "./Header.tsx";

export function PageControls({ onDialog }: { onDialog: (dialog: OpenDialog) => void }) {
  const messages = useMessages();
  return (
    <>
      <IconButton icon={Share2} label={messages.share} onClick={() => onDialog("share")} hasText />
      <LookChoices />
      <IconButton icon={Keyboard} label={messages.keys} onClick={() => onDialog("keys")} keys="Shift+?" />
      <IconButton icon={Info} label={messages.about} onClick={() => onDialog("about")} />
    </>
  );
}

function LookChoices() {
  const messages = useMessages();
  const { setLocale, setTheme } = useActions();
  const { locale, theme } = useKitchenParts(({ locale, theme }) => ({ locale, theme }));
  // Until a language has been fetched the page has the one before.
  const chooseLocale = (next: Locale): void => {
    untilFetched(() => loadWords(next)).then(() => setLocale(next));
  };
  const languages = LOCALES.map((value) => ({ value, text: localeNames[value] }));
  const themes = THEMES.map((value) => ({ value, text: messages.themes[value] }));
  return (
    <>
      <IconChoice
        icon={Languages}
        label={messages.language}
        options={languages}
        value={locale}
        onChange={chooseLocale}
      />
      <IconChoice icon={SunMoon} label={messages.theme} options={themes} value={theme} onChange={setTheme} />
    </>
  );
}
