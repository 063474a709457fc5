/**
 * The service worker: keeps one version of the whole page for offline use, and nothing else.
 * scripts/plugins.ts puts `self.PRECACHE = { version, files }` above it; files are relative to the worker's folder.
 * A new version is fetched in full, then waits until a page says "skip-waiting" or the last page of the old one closes.
 */

// Caches belong to the origin, which may host other copies under other paths: the scope in the name keeps them apart.
const family = `plateful ${self.registration.scope} `;
const current = family + self.PRECACHE.version;

async function install() {
  const cache = await caches.open(current);
  // "reload" passes the HTTP cache by: a stale copy there would be kept for good.
  await cache.addAll(self.PRECACHE.files.map((file) => new Request(file, { cache: "reload" })));
}

/** Drop old versions but the last one: a page still open on it may yet ask for its lazy parts. */
async function activate() {
  const others = (await caches.keys()).filter((name) => name.startsWith(family) && name !== current);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const { pathname } = new URL(request.url);
  const home = new URL(self.registration.scope).pathname;
  const isPage = pathname === home || pathname === `${home}index.html`;
  // Hosts that vary by Origin or encoding still send these same bytes; links put nothing of theirs in the query.
  const options = { ignoreVary: true, ignoreSearch: isPage };
  const key = isPage ? self.registration.scope : request;
  const cache = await caches.open(current);
  return (await cache.match(key, options)) ?? (await caches.match(key, options)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(self.registration.scope)) event.respondWith(answer(event.request));
});
