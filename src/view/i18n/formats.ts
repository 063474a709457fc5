/** Times and paces as the page's language writes them. */
import { useMemo } from "react";
import type { Pace } from "../../bakery/index.ts";
import { useKitchen } from "../use-kitchen.ts";
import { useMessages } from "./index.ts";

export interface Formats {
  /** A number with at most three places. */
  number(value: number): string;
  /** Microseconds as seconds with two places, so that the width stays the same. */
  seconds(us: number): string;
  pace(pace: Pace): string;
}

export function useFormats(): Formats {
  const messages = useMessages();
  const locale = useKitchen((state) => state.locale);
  return useMemo(() => {
    const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
    const fixed = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    const number = (value: number): string => plain.format(value);
    const inSeconds = (value: number): string => messages.seconds(number(value));
    return {
      number,
      seconds: (us) => messages.seconds(fixed.format(us / 1_000_000)),
      pace: (pace) => {
        if (typeof pace === "number") return inSeconds(pace);
        if ("exponential" in pace) return messages.paceAbout(inSeconds(pace.exponential));
        return messages.paceBetween(number(pace.uniform[0]), inSeconds(pace.uniform[1]));
      },
    };
  }, [locale, messages]);
}
