/**
 * What of the page could not be fetched or broke, and how to try again. Outside of the kitchen's store: it is about
 * files, and holds functions. Who shows it is Failures.tsx.
 */
import { useSyncExternalStore } from "react";
import type { Panel } from "../../share/index.ts";

export interface Failure {
  readonly kind: "missing" | "broken";
  /** The panel that tells of it in its own place; null for the page's own notice. */
  readonly panel: Panel | null;
  /** Tries once more; rejects when that fails, too. */
  readonly again: () => Promise<unknown>;
}

let failures: readonly Failure[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Failure[]): void {
  failures = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Read what has failed so far, in that order. */
export function useFailures(): readonly Failure[] {
  return useSyncExternalStore(subscribe, () => failures);
}

export function report(failure: Failure): void {
  set([...failures, failure]);
}

/** Try all of these again; those that succeed are failures no more. Says whether all did. */
export async function tryAgain(some: readonly Failure[]): Promise<boolean> {
  dropFailedLinks();
  const outcomes = await Promise.allSettled(some.map((failure) => failure.again()));
  const mended = some.filter((_, i) => outcomes[i]?.status === "fulfilled");
  set(failures.filter((failure) => !mended.includes(failure)));
  return mended.length === some.length;
}

/**
 * Fetch something that comes after the first picture. When that fails it is reported, and the promise stays open until
 * a later try succeeds: whoever waits for it need not know.
 */
export function untilFetched<T>(load: () => Promise<T>, panel: Panel | null = null): Promise<T> {
  return load().catch(
    () => new Promise<T>((resolve) => report({ kind: "missing", panel, again: () => load().then(resolve) })),
  );
}

const failedLinks = new Set<HTMLLinkElement>();

/** Watch for style sheets that do not come; those of the first picture have come or not by now. */
export function watchStyles(): void {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  for (const link of links.filter((one) => !isStyled(one))) {
    report({ kind: "missing", panel: null, again: () => replaceLink(link) });
  }
  const note = ({ target }: Event): void => {
    if (target instanceof HTMLLinkElement) failedLinks.add(target);
  };
  document.addEventListener("error", note, true);
}

/** A link that failed but still stands in the document would pass for one that is there. */
function dropFailedLinks(): void {
  for (const link of failedLinks) link.remove();
  failedLinks.clear();
}

function isStyled({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet !== null && sheet.cssRules.length > 0;
  } catch {
    return sheet !== null; // not ours to read, but there
  }
}

function replaceLink(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = link.cloneNode() as HTMLLinkElement;
    next.addEventListener("load", () => {
      link.remove();
      resolve();
    });
    next.addEventListener("error", () => {
      next.remove();
      reject(new Error(`${link.href} is missing`));
    });
    link.after(next);
  });
}
