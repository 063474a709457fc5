/**
 * Makes a fresh checkout ready to start, build or test with only Node present: dependencies always,
 * browsers on `--browsers`. npm runs it before start, build and test, so a second run must cost nothing.
 * On a build machine (CI is set) every engine must be there; elsewhere Firefox and WebKitGTK are used if present.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const isBuildMachine = !["", "0", "false", undefined].includes(process.env.CI?.toLowerCase());

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  // Vite 8's own range: 21 and the first 22s lack what it needs.
  const isFine = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!isFine)
    fail(`Node ${process.versions.node} does not fit: install 20.19+, 22.12+ or newer from https://nodejs.org`);
}

function installDependencies() {
  const lock = path.join(root, "package-lock.json");
  const stamp = path.join(root, "node_modules", ".package-lock.json"); // npm writes it last, so a broken install has none
  if (fs.existsSync(stamp) && fs.statSync(stamp).mtimeMs >= fs.statSync(lock).mtimeMs) return;
  console.log("Installing dependencies (npm ci) ...");
  // npm tells its scripts where it is; running that with Node needs no shell, on Windows either.
  const npm = process.env.npm_execpath;
  const [program, before] = npm?.endsWith("js") ? [process.execPath, [npm]] : ["npm", []];
  const args = [...before, "ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: "inherit",
    shell: program === "npm" && process.platform === "win32",
  });
  if (status !== 0) fail("npm ci failed: see above.");
  const now = new Date();
  fs.utimesSync(stamp, now, now); // npm keeps the lock file's entries, not its time
}

/** @param {typeof import("./browsers.mjs")} browsers */
function installMissingEngines(browsers) {
  const missing = [];
  if (!browsers.findChromium()) missing.push("chromium");
  if (!browsers.findFirefox()) missing.push("firefox-esr");
  if (!browsers.findWebKitGtk()) missing.push("webkit2gtk-driver", "xvfb");
  if (missing.length === 0) return;
  console.log(`Installing ${missing.join(", ")} (apt-get) ...`);
  if (!browsers.aptInstall(missing)) console.error(`apt-get could not install ${missing.join(", ")}: trying without.`);
}

async function prepareBrowsers() {
  const browsers = await import("./browsers.mjs");
  if (isBuildMachine) installMissingEngines(browsers);
  const chromium = browsers.ensureChromium();
  const firefox = browsers.findFirefox();
  const webkit = browsers.findWebKitGtk();
  console.log(`Chromium:  ${chromium?.executablePath ?? "not found"}`);
  console.log(`Firefox:   ${firefox?.executablePath ?? "not found, its tests are skipped"}`);
  console.log(`WebKitGTK: ${webkit?.binary ?? "not found, its tests are skipped"}`);
  if (!chromium) fail("The tests need a Chromium: install Chrome, Chromium or Edge, or set CHROME_PATH to one.");
  if (isBuildMachine && !(firefox && webkit))
    fail("CI must test in all three engines: install firefox-esr, webkit2gtk-driver and xvfb on this machine.");
}

checkNode();
installDependencies();
if (process.argv.includes("--browsers")) await prepareBrowsers();
