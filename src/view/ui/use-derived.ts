/**
 * A motion value worked out from another with every change of it. framer-motion's own useTransform does the same and
 * brings the mixing of colours and shapes along, which the first load has no use for.
 */
import { type MotionValue, useMotionValue } from "framer-motion";
import { useEffect } from "react";

/** `derive` must be stable or cheap to take up again: the value follows whichever was given last. */
export function useDerived(source: MotionValue<number>, derive: (value: number) => number): MotionValue<number> {
  const derived = useMotionValue(derive(source.get()));
  useEffect(() => {
    derived.set(derive(source.get()));
    return source.on("change", (value) => derived.set(derive(value)));
  }, [source, derived, derive]);
  return derived;
}
