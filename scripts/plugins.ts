/**
 * Our two build steps: a strict Content-Security-Policy in the built index.html, and a service worker that keeps the
 * page working offline. The worker is our own and not vite-plugin-pwa's: that one depends on Rollup, whose
 * platform packages are missing from the registry we install from, so `npm ci` would break on other platforms.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** Return the policy for a page: everything from its own origin, and of inline code exactly the scripts it holds. */
export function policyFor(html: string): string {
  const inlineScripts = html.matchAll(/<script(?![^>]*\ssrc\s*=)[^>]*>([\s\S]*?)<\/script\s*>/gi);
  const hashes = [...inlineScripts].map(([, code = ""]) => {
    // Browsers hash what the HTML parser gives them, and it turns every line end into \n.
    const digest = createHash("sha256").update(code.replace(/\r\n?/g, "\n")).digest("base64");
    return `'sha256-${digest}'`;
  });
  return [
    "default-src 'self'",
    ["script-src 'self'", ...hashes].join(" "),
    "style-src 'self'", // React and framer-motion set styles through the CSSOM, which needs no exception
    "img-src 'self' blob:", // a crowd's figures are drawn from pictures that the page makes itself
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Put the policy into the built page; the dev server's own inline scripts would not survive it. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: "plateful:content-security-policy",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html) {
        if (/<style[\s>]/i.test(html)) throw new Error("index.html holds a <style>: the page's policy would block it");
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor(html)}" />`;
        // First in the head: a policy binds only what comes after it.
        const page = html.replace(/<head(\s[^>]*)?>/i, (head) => `${head}\n    ${meta}`);
        if (page === html) throw new Error("index.html has no <head> to put the page's policy in");
        return page;
      },
    },
  };
}

/** List what a finished build serves, relative to its folder: no source maps, no hidden files (Vite's manifest). */
export function servedFiles(dist: string): string[] {
  return fs
    .readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((file) => !file.endsWith(".map") && !/(^|\/)\./.test(file) && file !== "sw.js")
    .sort();
}

/** What a host, a crawler or a shop for apps asks for, and the page never does. */
const NOT_KEPT = /^(404\.html|plateful\.html|pictures\/.*)$/;
/** Enough of a file's SHA-256 to tell it from a broken or another one. */
const DIGEST_CHARACTERS = 16;

/**
 * Write sw.js into a finished build: scripts/sw.js, and above it the list of everything that the page may ask for. Each
 * file has its length and the beginning of its digest, for the worker to check; the page itself comes first, as "./".
 */
export function writeServiceWorker(dist: string): void {
  const source = fs.readFileSync(new URL("./sw.js", import.meta.url), "utf8");
  const version = createHash("sha256").update(source);
  const entryOf = (file: string): [string, number, string] => {
    const bytes = fs.readFileSync(path.join(dist, file));
    const digest = createHash("sha256").update(bytes).digest("hex");
    version.update(`\0${file}\0${digest}`);
    return [file === "index.html" ? "./" : file, bytes.length, digest.slice(0, DIGEST_CHARACTERS)];
  };
  const others = servedFiles(dist).filter((file) => file !== "index.html" && !NOT_KEPT.test(file));
  const files = ["index.html", ...others].map(entryOf);
  const precache = { version: version.digest("hex").slice(0, 12), files };
  fs.writeFileSync(path.join(dist, "sw.js"), `self.PRECACHE = ${JSON.stringify(precache)};\n${source}`);
}

/** Write sw.js beside index.html. */
export function serviceWorker(): Plugin {
  let dist = "";
  return {
    name: "plateful:service-worker",
    apply: "build",
    configResolved(config) {
      dist = path.resolve(config.root, config.build.outDir);
    },
    writeBundle: {
      order: "post",
      sequential: true,
      // Reads the folder, not the bundle: only the folder has public/ and the page as it was finally written.
      handler: () => writeServiceWorker(dist),
    },
  };
}
