/** Numbers of the panel as the page's language writes them; a dash for what there is not yet. */
import { useMemo } from "react";
import { useNumberWords } from "../i18n/use-number-words.ts";
import { useKitchen } from "../use-kitchen.ts";

export interface NumberFormats {
  whole(value: number): string;
  /** Three significant figures, and no more than three places. */
  decimal(value: number | null): string;
  /** Microseconds, in seconds or milliseconds. */
  time(us: number | null): string;
  /** Loaves a second. */
  rate(value: number | null): string;
  percent(share: number): string;
}

export function useNumberFormats(): NumberFormats {
  const words = useNumberWords();
  const locale = useKitchen((state) => state.locale);
  return useMemo(() => {
    const plain = new Intl.NumberFormat(locale);
    const three = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
    const places = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
    const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
    const or = (value: number | null, say: (value: number) => string): string => (value === null ? "–" : say(value));
    return {
      whole: (value) => plain.format(value),
      decimal: (value) => or(value, (one) => (Math.abs(one) < 1 ? places : three).format(one)),
      time: (us) =>
        or(us, (one) =>
          one > 0 && one < 10_000 ? words.ms(three.format(one / 1000)) : words.s(three.format(one / 1e6)),
        ),
      rate: (value) => or(value, (one) => words.aSecond(three.format(one))),
      percent: (value) => share.format(value),
    };
  }, [locale, words]);
}
