/**
 * Makes a fresh checkout ready to start, build or test with only Node present: dependencies always,
 * browsers on `--browsers`. npm runs it before start, build and test, so a second run must cost nothing.
 * On a build machine (CI is set) every engine must be there; elsewhere Firefox and WebKitGTK are used if present.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

// Not import.meta.dirname: a Node without it must still get as far as being told that it is too old.
const root = fileURLToPath(new URL("..", import.meta.url));
const enginePackages = "chromium-headless-shell firefox-esr webkit2gtk-driver xvfb";

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Stop with a plain sentence on a Node that package.json's `engines` does not admit ("^20.19.0 || >=22.12.0"). */
function checkNode() {
  const { engines } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isAdmitted = engines.node.split("||").some((/** @type {string} */ range) => {
    const [, sign, ofMajor, ofMinor] = /^(\^|>=)(\d+)\.(\d+)\.0$/.exec(range.trim()) ?? fail(`Cannot read ${range}`);
    if (major === Number(ofMajor)) return minor >= Number(ofMinor);
    return sign === ">=" && major > Number(ofMajor);
  });
  if (isAdmitted) return;
  fail(
    `Node ${process.versions.node} does not fit: Plateful needs ${engines.node}. Get a newer one: https://nodejs.org`,
  );
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
  // One by one: where a system calls one of them otherwise, the others are installed all the same.
  if (!browsers.findChromium()) install("chromium-headless-shell");
  if (!browsers.findChromium()) install("chromium");
  if (!browsers.findFirefox()) install("firefox-esr");
  if (!browsers.findWebKitGtk()) install("webkit2gtk-driver", "xvfb");
  /** @param {string[]} packages */
  function install(...packages) {
    console.log(`Installing ${packages.join(", ")} (apt-get) ...`);
    if (!browsers.aptInstall(packages)) console.error(`  could not install ${packages.join(", ")}: trying without.`);
  }
}

async function prepareBrowsers() {
  const browsers = await import("./browsers.mjs");
  if (browsers.isBuildMachine) installMissingEngines(browsers);
  const chromium = browsers.ensureChromium();
  const firefox = browsers.findFirefox();
  const webkit = browsers.findWebKitGtk();
  console.log(`Chromium:  ${chromium?.executablePath ?? "not found"}`);
  console.log(`Firefox:   ${firefox?.executablePath ?? "not found, its tests are skipped"}`);
  console.log(`WebKitGTK: ${webkit?.binary ?? "not found, its tests are skipped"}`);
  if (!chromium) fail("The tests need a Chromium: install Chrome, Chromium or Edge, or set CHROME_PATH to one.");
  if (browsers.isBuildMachine && !(firefox && webkit))
    fail(
      "CI is set, so all three engines must be tested. Install what is missing above, on Debian with\n" +
        `  sudo apt-get install --no-install-recommends ${enginePackages}\n` +
        "or unset CI to test with what is here.",
    );
}

checkNode();
installDependencies();
if (process.argv.includes("--browsers")) await prepareBrowsers();
