/**
 * Registers the service worker (scripts/sw.js) and tells the page when a new version waits.
 * How that is shown, and when it is applied, is the page's business: nothing here reloads unasked.
 */

interface Page {
  /** Reloads it with all it holds. */
  readonly reload: () => void;
  /**
   * Called once for each new version that is fetched and waits. `apply` makes that version take over and reloads this
   * page once; other open pages go on with the version they have until they are reloaded.
   */
  readonly onUpdate: (apply: () => void) => void;
}

/** Register the worker once the page has loaded; do nothing in development or where workers are not to be had. */
export function registerServiceWorker(page: Page): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const start = async (): Promise<void> => {
    try {
      watch(await navigator.serviceWorker.register(new URL("./sw.js", document.baseURI)), page);
    } catch {
      // Refused (private windows, sandboxed frames, full disks), or a version that is not all there: that costs the
      // offline copy and nothing else.
    }
  };
  // The worker fetches every file: it must not compete with the first paint.
  if (document.readyState === "complete") void start();
  else window.addEventListener("load", start, { once: true });
}

function watch(registration: ServiceWorkerRegistration, page: Page): void {
  const tell = (worker: ServiceWorker) => page.onUpdate(() => takeOver(worker, page.reload));
  if (registration.waiting) tell(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      // On the first visit nothing is active yet, and there is no old version to update from.
      if (worker.state === "installed" && registration.active) tell(worker);
    });
  });
}

let isTakingOver = false;

function takeOver(worker: ServiceWorker, reload: () => void): void {
  if (isTakingOver) return;
  isTakingOver = true;
  // Another page may have applied it already; then a reload is all that is missing.
  if (worker.state === "installed") {
    navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
    worker.postMessage("skip-waiting");
  } else reload();
}
