/**
 * Finds the browsers the tests drive, and fetches a Chromium where there is none.
 * Uses Node alone: it runs before node_modules exists. Firefox and WebKitGTK are only ever found here;
 * installing them on a build machine is setup.mjs's business.
 */
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * @typedef {{ executablePath: string, env?: Record<string, string> }} Browser
 * @typedef {{ driver: string, binary: string, xvfb?: string }} WebKitGtk
 */

const root = path.resolve(import.meta.dirname, "..");
const cache = path.join(root, ".cache", "browsers");
/** There, every engine must be tested, and may be installed. */
export const isBuildMachine = !["", "0", "false", undefined].includes(process.env.CI?.toLowerCase());
/** Set to "1" to see what happens on a machine without any browser of its own. */
const ignoresSystem = process.env.BROWSERS_IGNORE_SYSTEM === "1";
/** This version of the package runs on Node 20 and matches the Playwright we pin. */
const packagedChromium = "@sparticuz/chromium@147.0.0";

/**
 * Switches every Chromium is started with: it has no sandbox when run as root, and must not phone home.
 * @type {string[]}
 */
export const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Return the first path that exists.
 * @param {(string | undefined)[]} paths
 * @returns {string | undefined}
 */
function firstExisting(paths) {
  return paths.find((candidate) => candidate && fs.existsSync(candidate));
}

/**
 * Return the first of these programs on PATH.
 * @param {string[]} names
 * @returns {string | undefined}
 */
function onPath(...names) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  return firstExisting(names.flatMap((n) => folders.flatMap((f) => endings.map((e) => path.join(f, n + e)))));
}

/**
 * List where Windows keeps a program, from its path below a program folder.
 * @param {string[]} below
 * @returns {string[]}
 */
function windowsPrograms(...below) {
  const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) => process.env[name]);
  return folders.flatMap((folder) => (folder ? below.map((b) => path.join(folder, b)) : []));
}

/**
 * List where macOS keeps an application's program: for everybody, or for this user.
 * @param {[app: string, program: string][]} apps
 * @returns {string[]}
 */
function macPrograms(...apps) {
  const folders = ["/Applications", path.join(os.homedir(), "Applications")];
  return apps.flatMap(([app, program]) => folders.map((f) => path.join(f, `${app}.app/Contents/MacOS`, program)));
}

/** @returns {string | undefined} */
function systemChromium() {
  if (ignoresSystem) return undefined;
  const linux = [
    "chromium-headless-shell", // the same engine without a window's machinery: a fifth faster where nobody looks on
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge",
    "brave-browser",
  ];
  return (
    onPath(...linux) ??
    firstExisting([
      ...macPrograms(
        ["Google Chrome", "Google Chrome"],
        ["Chromium", "Chromium"],
        ["Microsoft Edge", "Microsoft Edge"],
        ["Brave Browser", "Brave Browser"],
      ),
      ...windowsPrograms(
        "Google/Chrome/Application/chrome.exe",
        "Chromium/Application/chrome.exe",
        "Microsoft/Edge/Application/msedge.exe",
        "BraveSoftware/Brave-Browser/Application/brave.exe",
      ),
    ])
  );
}

/** @returns {string | undefined} The Chromium Playwright has downloaded, if it has. */
function playwrightChromium() {
  const ask = "import('playwright').then((p) => console.log(p.chromium.executablePath()), () => {})";
  const answer = spawnSync(process.execPath, ["-e", ask], { cwd: root, encoding: "utf8" }).stdout?.trim();
  return firstExisting([answer || undefined]);
}

/**
 * Find a browser of the Chromium family: CHROME_PATH, an installed one, or one that ensureChromium fetched.
 * @returns {Browser | undefined}
 */
export function findChromium() {
  const found = firstExisting([process.env.CHROME_PATH]) ?? systemChromium();
  if (found) return { executablePath: found };
  const packaged = firstExisting([path.join(cache, "chromium")]);
  if (packaged) return { executablePath: packaged, env: { LD_LIBRARY_PATH: path.join(cache, "lib") } };
  const downloaded = playwrightChromium();
  return downloaded ? { executablePath: downloaded } : undefined;
}

/**
 * Find a stock Firefox (FIREFOX_PATH first); Playwright drives it over WebDriver BiDi as channel "moz-firefox".
 * @returns {Browser | undefined}
 */
export function findFirefox() {
  const places = [...macPrograms(["Firefox", "firefox"]), ...windowsPrograms("Mozilla Firefox/firefox.exe")];
  const system = ignoresSystem ? undefined : (onPath("firefox-esr", "firefox") ?? firstExisting(places));
  const found = firstExisting([process.env.FIREFOX_PATH]) ?? system;
  return found ? { executablePath: found } : undefined;
}

/**
 * Find WebKitGTK's driver and its MiniBrowser (Linux only), and Xvfb for machines without a screen.
 * @returns {WebKitGtk | undefined} Nothing where there is neither a screen nor Xvfb.
 */
export function findWebKitGtk() {
  if (ignoresSystem || process.platform !== "linux") return undefined;
  const folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec", "/usr/lib64", "/usr/lib"];
  const versions = ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"];
  const binary = firstExisting(folders.flatMap((f) => versions.map((v) => path.join(f, v, "MiniBrowser"))));
  const driver = onPath("WebKitWebDriver");
  const xvfb = onPath("Xvfb");
  if (!driver || !binary || !(xvfb || process.env.DISPLAY)) return undefined;
  return xvfb ? { driver, binary, xvfb } : { driver, binary };
}

/**
 * Unpack the Chromium that lies inside an npm package: it needs the npm registry and no rights at all (Linux x64).
 * @returns {boolean}
 */
function installFromNpm() {
  if (process.platform !== "linux" || process.arch !== "x64") return false;
  console.log(`No Chromium found: fetching ${packagedChromium} from the npm registry (66 MB) ...`);
  const lab = fs.mkdtempSync(path.join(os.tmpdir(), "plateful-chromium-"));
  try {
    fs.writeFileSync(path.join(lab, "package.json"), '{"private":true,"type":"module"}');
    const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    const npm = spawnSync("npm", ["install", ...quiet, packagedChromium], { cwd: lab, stdio: "inherit" });
    if (npm.status !== 0) return false;
    // The package unpacks into TMPDIR, and brings its shared libraries only where it believes it runs on Lambda.
    const unpack = "import c from '@sparticuz/chromium'; console.log(await c.executablePath())";
    const env = { ...process.env, TMPDIR: lab, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" };
    const out = execFileSync(process.execPath, ["--input-type=module", "-e", unpack], {
      cwd: lab,
      env,
      encoding: "utf8",
    });
    const from = path.dirname(out.trim());
    fs.mkdirSync(cache, { recursive: true });
    fs.cpSync(path.join(from, "al2023", "lib"), path.join(cache, "lib"), { recursive: true });
    const parts = fs.readdirSync(from).filter((f) => f === "chromium" || f.endsWith(".so") || f.endsWith("icd.json"));
    for (const part of parts) fs.cpSync(path.join(from, part), path.join(cache, part));
    return true;
  } catch (error) {
    console.log(`  that failed: ${error instanceof Error ? error.message : error}`);
    return false;
  } finally {
    fs.rmSync(lab, { recursive: true, force: true });
  }
}

/** @returns {boolean} */
function installWithPlaywright() {
  console.log("No Chromium found: playwright install chromium ...");
  const cli = path.join(root, "node_modules", "playwright", "cli.js");
  return spawnSync(process.execPath, [cli, "install", "chromium"], { cwd: root, stdio: "inherit" }).status === 0;
}

/**
 * Give the words before a command that make it run as root: none for root, sudo on a build machine that asks for no
 * password. Nobody's own machine is changed with rights that its owner did not use.
 * @returns {string[] | undefined} Nothing where there is no such right.
 */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  if (!isBuildMachine || !onPath("sudo")) return undefined;
  return spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0 ? ["sudo", "-n"] : undefined;
}

/**
 * Install Debian packages, waiting for another apt to finish; the package lists are fetched first.
 * @param {string[]} packages
 * @returns {boolean} False also where this is not Debian or we may not.
 */
export function aptInstall(packages) {
  const before = process.platform === "linux" && onPath("apt-get") ? asRoot() : undefined;
  if (!before) return false;
  /** @param {string[]} args */
  const apt = (...args) => {
    const settings = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"];
    const [program = "env", ...rest] = [...before, "env", ...settings, ...args];
    return spawnSync(program, rest, { stdio: "inherit" }).status === 0;
  };
  apt("update", "-qq");
  return apt("install", "-y", "-qq", "--no-install-recommends", ...packages);
}

/**
 * Find a Chromium or fetch one, by the way that asks for the least first.
 * @returns {Browser | undefined}
 */
export function ensureChromium() {
  const ways = [installFromNpm, installWithPlaywright, () => aptInstall(["chromium"])];
  let found = findChromium();
  for (const install of ways) {
    if (found) break;
    if (install()) found = findChromium();
  }
  return found;
}
