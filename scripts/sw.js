/**
 * The service worker: keeps whole versions of the page for offline use, and nothing else.
 * scripts/plugins.ts puts `self.PRECACHE = { version, files }` above it; a file is [path, bytes, digest], its path
 * relative to the worker's folder, the page itself first.
 *
 * A version is installed whole or not at all: every file is compared with what the build wrote, and the list of them is
 * kept last, as the mark of a version that is complete. A new version waits until a page says "skip-waiting" or the last
 * page of the old one closes. Every tab gets the files of the version it was opened with, for as long as it is open.
 * What is kept is compared again whenever it is asked for; what is broken is fetched anew.
 */

/** @typedef {[path: string, bytes: number, digest: string]} File */

// Caches belong to the origin, which may host other copies under other paths: the scope in the name keeps them apart.
const { scope } = self.registration;
const family = `plateful ${scope} `;
const current = family + self.PRECACHE.version;
/** Which version each tab was opened with: kept, because a worker is stopped and started at any time. */
const tabs = `${family}tabs`;
const urlOf = (path) => new URL(path, scope).href;
const listUrl = urlOf("?files");
const tabUrl = (id) => urlOf(`?tab=${id}`);

const types = { js: /javascript/, css: /^text\/css/, html: /^text\/html/ };

/** Hosts that answer what they lack with a page of their own, and call that a success, are common. */
function isType(path, type) {
  const ending = path === "./" ? "html" : path.split(".").pop();
  return types[ending] ? types[ending].test(type) : !types.html.test(type);
}

async function isWhole([, bytes, digest], body) {
  if (body.byteLength !== bytes) return false;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...hash.subarray(0, digest.length / 2)].map((byte) => byte.toString(16).padStart(2, "0")).join("") === digest;
}

/** The host answered, but with something else. */
class OtherFile extends Error {}

/** Fetch a file from the network; throws unless it is what the build wrote. */
async function fetchWhole(file) {
  const [path] = file;
  // "reload" passes the HTTP cache by: a stale copy there would be kept for good.
  const response = await fetch(new Request(urlOf(path), { cache: "reload" }));
  const type = response.headers.get("content-type") ?? "";
  const body = response.ok && isType(path, type) && (await response.arrayBuffer());
  if (!body || !(await isWhole(file, body))) throw new OtherFile(`${path} is not what it should be`);
  const headers = new Headers(response.headers);
  // The body is no longer packed, and a cache refuses what varies by everything.
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  // A new response, for one that was redirected to may not answer for a page.
  return new Response(body, { headers });
}

async function install() {
  const { files } = self.PRECACHE;
  // The page first: where another version is being put up, it differs, and the rest is spared.
  const page = await fetchWhole(files[0]);
  await caches.delete(current);
  const cache = await caches.open(current);
  try {
    await cache.put(urlOf(files[0][0]), page);
    const keep = async (file) => cache.put(urlOf(file[0]), await fetchWhole(file));
    const outcomes = await Promise.allSettled(files.slice(1).map(keep));
    const failed = outcomes.find(({ status }) => status === "rejected");
    if (failed) throw failed.reason;
    await cache.put(listUrl, new Response(JSON.stringify(files)));
    if (!(await caches.has(current))) throw new Error(`${current} was taken away`);
  } catch (error) {
    await caches.delete(current);
    throw error;
  }
}

/** Give the files of a version, or undefined for one that is not complete. Opens nothing: opening would make it. */
async function filesOf(version) {
  const list = await caches.match(listUrl, { cacheName: version });
  return /** @type {Promise<File[]> | undefined} */ (list?.json());
}

async function versionOf(tab) {
  const note = tab && (await caches.match(tabUrl(tab), { cacheName: tabs }));
  return note?.text();
}

async function noteTab(tab, version) {
  const notes = await caches.open(tabs);
  await notes.put(tabUrl(tab), new Response(version));
}

/** Forget tabs that are closed, and versions of which no tab is open. `opening` is a tab that is about to be one. */
async function tidy(opening) {
  const clients = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = new Set([opening, ...clients.map(({ id }) => id)].filter(Boolean).map(tabUrl));
  const notes = await caches.open(tabs);
  const needed = new Set([current, tabs]);
  for (const { url } of await notes.keys()) {
    if (open.has(url)) needed.add(await (await notes.match(url)).text());
    else await notes.delete(url);
  }
  // A version that is on its way in, or waits, is somebody else's to judge.
  if (self.registration.installing || self.registration.waiting) return;
  const others = (await caches.keys()).filter((name) => name.startsWith(family) && !needed.has(name));
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function enter(tab) {
  await noteTab(tab, current);
  await tidy(tab);
}

async function activate() {
  // Tabs that were open before there was a worker were served from where this version comes from.
  for (const { id } of await self.clients.matchAll({ type: "window", includeUncontrolled: true })) {
    if (!(await versionOf(id))) await noteTab(id, current);
  }
  await tidy();
  await self.clients.claim();
}

/** Give a file as a version has it; undefined where it has none or has lost it. */
async function take(path, version) {
  const file = (await filesOf(version))?.find(([one]) => one === path);
  if (!file) return undefined;
  const kept = await caches.match(urlOf(path), { cacheName: version });
  const body = await kept?.arrayBuffer();
  if (kept && isType(path, kept.headers.get("content-type") ?? "") && (await isWhole(file, body)))
    return new Response(body, { headers: kept.headers });
  return mend(file, version);
}

async function mend(file, version) {
  try {
    const whole = await fetchWhole(file);
    const cache = await caches.open(version);
    await cache.put(urlOf(file[0]), whole.clone());
    return whole;
  } catch (error) {
    // Offline it may come yet. But what the host no longer has makes this a version that cannot be opened again.
    if (version === current && error instanceof OtherFile) await caches.delete(current);
    return undefined;
  }
}

/** Find a file among what is kept: in the tab's own version, or for a page in the current one; then in any other. */
async function find(path, isPage, tab) {
  if (isPage) return take(path, current);
  const own = (await versionOf(tab)) ?? current;
  const others = (await caches.keys()).filter((name) => name.startsWith(family) && name !== tabs);
  for (const version of new Set([own, current, ...others])) {
    const response = await take(path, version);
    if (response) return response;
  }
  return undefined;
}

async function answer(event) {
  const { request, clientId, resultingClientId } = event;
  const asked = new URL(request.url).pathname.slice(new URL(scope).pathname.length);
  // Links from elsewhere put their own things into the query; they mean nothing here.
  const path = asked === "" || asked === "index.html" ? "./" : asked;
  const isPage = request.mode === "navigate" && path === "./";
  const kept = await find(path, isPage, clientId).catch(() => undefined); // a broken storage is none
  // Without it the version was lost, or cleared away, or is one that the host no longer has.
  if (isPage) event.waitUntil((kept ? enter(resultingClientId) : install()).catch(() => {}));
  return kept ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope)) event.respondWith(answer(event));
});
