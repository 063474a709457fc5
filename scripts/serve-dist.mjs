/**
 * Serves the built site the way a plain static host does, under any prefix, on 127.0.0.1 only.
 * The browser tests use it; by hand: `node scripts/serve-dist.mjs [prefix] [port]`.
 */
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** @type {Record<string, string>} */
const contentTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".woff2": "font/woff2",
};

/**
 * Name the file a request asks for.
 * @param {string} root Absolute.
 * @param {string} prefix
 * @param {string} target The request line's, as sent: nothing is resolved or decoded in it yet.
 * @returns {string | undefined} Nothing for what is not a file below root.
 */
function fileFor(root, prefix, target) {
  const pathname = target.split(/[?#]/, 1)[0];
  if (!pathname.startsWith(prefix)) return undefined;
  try {
    const file = path.resolve(root, decodeURIComponent(pathname.slice(prefix.length)) || "index.html");
    return file.startsWith(root + path.sep) && fs.statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined; // a malformed escape, a zero byte, or no such file
  }
}

/**
 * Start serving; resolves once connections are accepted.
 * @param {{ prefix?: string, root?: string, port?: number, missing?: Set<string>, hasFallback?: boolean }} [options]
 *   Prefix begins and ends with a slash; root defaults to dist/; port 0 is a free one. `missing` names files, relative
 *   to root, that are to be treated as if they were not there, for as long as they are in it; with `hasFallback` the
 *   page is answered for whatever is not there, as some hosts do.
 * @returns {Promise<{ url: string, refused: Set<string>, close(): Promise<void> }>} `refused` grows by what was asked
 *   for in vain, relative to the prefix; close() also cuts open connections.
 * @throws {Error} If root has no index.html, or prefix lacks a slash.
 */
export async function serveDist({
  prefix = "/",
  root = fileURLToPath(new URL("../dist", import.meta.url)),
  port = 0,
  missing = new Set(),
  hasFallback = false,
} = {}) {
  const folder = path.resolve(root);
  if (!/^\/(.*\/)?$/.test(prefix)) throw new Error(`A prefix begins and ends with a slash; this one is ${prefix}`);
  if (!fs.existsSync(path.join(folder, "index.html"))) throw new Error(`No index.html in ${folder}: run npm run build`);
  /** @type {Set<string>} */
  const refused = new Set();
  const server = http.createServer((request, response) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    const asked = isRead ? fileFor(folder, prefix, request.url ?? "/") : undefined;
    const isMissing = !asked || missing.has(path.relative(folder, asked).replaceAll("\\", "/"));
    if (isMissing) refused.add((request.url ?? "").replace(/[?#].*/, "").slice(prefix.length));
    const file = !isMissing ? asked : isRead && hasFallback ? path.join(folder, "index.html") : undefined;
    if (!file) return void response.writeHead(404, { "content-type": "text/plain" }).end("Not found");
    const type = contentTypes[path.extname(file)] ?? "application/octet-stream";
    // Nothing may come from the HTTP cache: only then does "works offline" speak of the service worker.
    response.writeHead(200, { "content-type": type, "cache-control": "no-store" });
    response.end(request.method === "HEAD" ? undefined : fs.readFileSync(file));
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}${prefix}`,
    refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const isRunDirectly = process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isRunDirectly) {
  const [prefix = "/", port = "4173"] = process.argv.slice(2);
  console.log((await serveDist({ prefix, port: Number(port) })).url);
}
