/**
 * What concerns the page itself: sharing, language, colours, keys, about.
 */
import { ALargeSmall, GraduationCap, Info, Keyboard, Languages, Presentation, Share2, SunMoon } from "lucide";
import { LOCALES, type Locale, TEXT_SIZES, THEMES } from "../../store/index.ts";
import { untilFetched } from "../failures/index.ts";
import { useMessages } from "../i18n/index.ts";
import { loadWords, localeNames } from "../i18n/words.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { IconChoice } from "../ui/IconChoice.tsx";
import { useActions, useKitchenParts } from "../use-kitchen.ts";
import css from "./Header.module.css";
import type { OpenDialog } from "./Header.tsx";

interface PageControlsProps {
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly hasLessons: boolean;
}

export function PageControls({ onDialog, hasLessons }: PageControlsProps) {
  const messages = useMessages();
  const { setLook } = useActions();
  return (
    <>
      {hasLessons && (
        <IconButton
          id="opens-lessons"
          icon={GraduationCap}
          label={messages.lessonsShelf}
          onClick={() => onDialog("lessons")}
          hasText
        />
      )}
      <IconButton icon={Share2} label={messages.share} onClick={() => onDialog("share")} hasText />
      <LookChoices />
      <span className={css.keys}>
        <IconButton icon={Presentation} label={messages.present} onClick={() => setLook("present")} keys="P" />
      </span>
      <span className={css.keys}>
        <IconButton icon={Keyboard} label={messages.keys} onClick={() => onDialog("keys")} keys="Shift+?" />
      </span>
      <IconButton icon={Info} label={messages.about} onClick={() => onDialog("about")} />
    </>
  );
}

function LookChoices() {
  const messages = useMessages();
  const { setLocale, setTheme, setTextSize } = useActions();
  const { locale, theme, textSize } = useKitchenParts(({ locale, theme, textSize }) => ({ locale, theme, textSize }));
  // Until a language has been fetched the page has the one before.
  const chooseLocale = (next: Locale): void => {
    untilFetched(() => loadWords(next)).then(() => setLocale(next));
  };
  const languages = LOCALES.map((value) => ({ value, text: localeNames[value] }));
  const sizes = TEXT_SIZES.map((value) => ({ value: String(value), text: messages.textSizes(value) }));
  const chooseSize = (text: string): void => setTextSize(TEXT_SIZES.find((one) => String(one) === text) ?? 100);
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
      <IconChoice
        icon={ALargeSmall}
        label={messages.textSize}
        options={sizes}
        value={String(textSize)}
        onChange={chooseSize}
      />
      <IconChoice icon={SunMoon} label={messages.theme} options={themes} value={theme} onChange={setTheme} />
    </>
  );
}
