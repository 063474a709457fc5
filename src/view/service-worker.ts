/**
 * Registers the service worker (scripts/sw.js) and tells the page when a new version waits.
 * How that is shown, and when it is applied, is the page's business: nothing here reloads unasked.
 */

/**
 * Register the worker once the page has loaded; do nothing in development or where workers are not to be had.
 *
 * `onUpdate` is called once for each new version that is fetched and waits. Its argument makes that version take over
 * and reloads this page once; other open pages go on with the version they have until they are reloaded.
 */
export function registerServiceWorker(onUpdate: (apply: () => void) => void): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const start = () => {
    const register = navigator.serviceWorker.register(new URL("./sw.js", document.baseURI));
    // Refused registration (private windows, full disks) costs the offline copy and nothing else.
    register.then((registration) => watch(registration, onUpdate)).catch(() => {});
  };
  // The worker fetches every file: it must not compete with the first paint.
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start, { once: true });
}

function watch(registration: ServiceWorkerRegistration, onUpdate: (apply: () => void) => void): void {
  const tell = (worker: ServiceWorker) => onUpdate(() => takeOver(worker));
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

function takeOver(worker: ServiceWorker): void {
  if (isTakingOver) return;
  isTakingOver = true;
  // Another page may have applied it already; then a reload is all that is missing.
  if (worker.state === "installed") {
    navigator.serviceWorker.addEventListener("controllerchange", () => window.location.reload(), { once: true });
    worker.postMessage("skip-waiting");
  } else window.location.reload();
}
