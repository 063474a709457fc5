/**
 * Language, theme and text size: puts them on the document and remembers them in this browser.
 */
import { useEffect, useRef } from "react";
import { useMessages } from "../i18n/index.ts";
import { useKitchen } from "../use-kitchen.ts";
import { storePreferences } from "./preferences.ts";

export function usePageLook(): void {
  const { title } = useMessages();
  const locale = useKitchen((state) => state.locale);
  const theme = useKitchen((state) => state.theme);
  const textSize = useKitchen((state) => state.textSize);
  /** As the page opened: what a link asked for is not what somebody has chosen. */
  const opened = useRef({ locale, theme, textSize });
  const look = useKitchen((state) => state.look);
  useEffect(() => {
    document.documentElement.dataset.look = look;
  }, [look]);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = title;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    document.documentElement.style.setProperty("--text-size", String(textSize / 100));
    const { current: before } = opened;
    if (before.locale === locale && before.theme === theme && before.textSize === textSize) return;
    opened.current = { locale, theme, textSize };
    storePreferences({ locale, theme, textSize });
  }, [locale, theme, textSize, title]);
}
