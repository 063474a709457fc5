/**
 * Reads the import graph of src/ and says where it breaks the order of the folders (see rules below).
 * A scanner for comments, strings and import statements, not a parser: TypeScript 7 has no interface for one.
 * Works on plain maps of path to text, so that every rule can be shown to fail on made-up files.
 */

/** Source files by path from the repository's root, with slashes: "src/engine/loop.ts". */
export type Files = ReadonlyMap<string, string>;

/** From the ground up: a folder may import those before it. */
export const folders = ["engine", "trace", "bakery", "replay", "python", "lessons", "lab", "share", "store", "view"];
const pureFolders = ["engine", "trace", "bakery", "replay", "python", "lessons"];
/** Folders that are cut into rooms: their own folders, each entered through its index.ts like a folder of src/. */
const foldersWithRooms = ["replay"];
/** Where a test of src/ may reach into tests/: for what it is held against, and for what it plays with. */
const testSupport = ["tests/traces/", "tests/kit/"];
/** Where only these packages may be imported. */
const allowedPackages: Record<string, string[]> = { engine: [], trace: [], bakery: ["valibot"] };
const uiPackages = ["react", "react-dom", "framer-motion", "zustand"];
/** Where none of these may be imported. */
const refusedPackages: Record<string, string[]> = Object.fromEntries(
  ["bakery", "replay", "python", "lessons", "lab", "share"].map((folder) => [folder, uiPackages]),
);

/** Clocks, chance, the page and promises: what would make two runs of one scenario differ, or tie it to a browser. */
const refusedWords: [name: string, pattern: RegExp][] = [
  ["Date.now", /\bDate\s*\.\s*now\b/],
  ["new Date", /\bnew\s+Date\b/],
  ["Math.random", /\bMath\s*\.\s*random\b/],
  ["setTimeout", /\bsetTimeout\b/],
  ["setInterval", /\bsetInterval\b/],
  ["requestAnimationFrame", /\brequestAnimationFrame\b/],
  // The global, not a field that happens to have its name.
  ["performance", /(?:(?<![\w$.])|\bglobalThis\s*\??\.\s*)performance\s*\??\./],
  ["document", /(?:(?<![\w$.])|\bglobalThis\s*\??\.\s*)document\s*\??\./],
  ["window", /(?:(?<![\w$.])|\bglobalThis\s*\??\.\s*)window\s*\??\./],
  ["new Promise", /\bnew\s+Promise\b/],
  ["async", /(?<![\w$.])async\s*(?:function\b|\(|\*|[\w$#[]+\s*(?:\(|=>|\]))/],
  ["await", /(?<![\w$.])await\b(?!\s*[:?=,;)\]}])/],
];

/** A file's code without its comments; each string without holes is "§n", for strings[n]. Other text is dropped. */
export interface Scanned {
  readonly code: string;
  readonly strings: readonly string[];
}

/** After one of these a slash begins a regular expression, otherwise it divides. */
const beforeRegex = /(?:^|[([{}=,;:!&|?+\-*%~^<>]|\b(?:return|typeof|case|in|of|do|else|void|delete|yield|throw))\s*$/;
const regexHere = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
const commentHere = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
// A quote that is not closed on its line is an apostrophe in JSX text.
const stringHere = /"((?:\\[\s\S]|[^"\\\n])*)"|'((?:\\[\s\S]|[^'\\\n])*)'/y;
const templateTextHere = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Split a file into code and strings. */
export function scan(text: string): Scanned {
  const strings: string[] = [];
  /** For each template literal we are in the hole of: how many braces are open in that hole. */
  const holes: number[] = [];
  let code = "";
  let at = 0;
  const keep = (string: string) => {
    code += `"§${strings.push(string) - 1}"`;
  };
  /** Read template text from `at` to the next hole or to the end of the template. */
  const templateText = (isStart: boolean) => {
    const [part] = matchAt(templateTextHere, text, at) as RegExpExecArray;
    at += part.length;
    if (text[at] === "$") {
      holes.push(0);
      code += isStart ? "(" : ",";
      at += 2;
    } else {
      at += 1;
      if (isStart) keep(part);
      else code += ")";
    }
  };
  while (at < text.length) {
    const char = text[at] as string;
    const comment = matchAt(commentHere, text, at);
    const string = comment ? null : matchAt(stringHere, text, at);
    const regex = comment || string || !beforeRegex.test(code.slice(-12)) ? null : matchAt(regexHere, text, at);
    if (comment) {
      code += " ";
      at += comment[0].length;
    } else if (string) {
      keep(string[1] ?? string[2] ?? "");
      at += string[0].length;
    } else if (regex) {
      code += "(0)";
      at += regex[0].length;
    } else if (char === "`") {
      at += 1;
      templateText(true);
    } else if (char === "}" && holes.at(-1) === 0) {
      holes.pop();
      at += 1;
      templateText(false);
    } else {
      if (holes.length > 0 && char === "{") holes[holes.length - 1]! += 1;
      if (holes.length > 0 && char === "}") holes[holes.length - 1]! -= 1;
      code += char;
      at += 1;
    }
  }
  return { code, strings };
}

const statementForm = /\b(?:import|export)\b(\s+type\b(?!\s*(?:,|from\b)))?[\w\s{},*$]*?\bfrom\s*"§(\d+)"/g;
const otherForms = [
  /\bimport\s*"§(\d+)"/g,
  /\bimport\s*\(\s*"§(\d+)"/g,
  /\bnew\s+URL\s*\(\s*"§(\d+)"\s*,\s*import\.meta\.url/g, // a worker of our own is a file like any other
];

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** An `import type` or `export type` statement: gone when the code runs. */
  readonly isType: boolean;
}

/** List what a file imports, in no particular order. */
export function importsOf(text: string): Import[] {
  const { code, strings } = scan(text);
  const specifier = (n: string | undefined) => strings[Number(n)] ?? "";
  const statements = [...code.matchAll(statementForm)].map(([, type, n]) => ({
    specifier: specifier(n),
    isType: type !== undefined,
  }));
  const others = otherForms.flatMap((form) => [...code.matchAll(form)]);
  return [...statements, ...others.map(([, n]) => ({ specifier: specifier(n), isType: false }))];
}

/** Return the path a specifier names from a file, or nothing for a package. */
function resolve(files: Files, from: string, specifier: string): string | undefined {
  const [bare = ""] = specifier.split("?");
  if (!/^\.{0,2}\//.test(bare)) return undefined;
  const { pathname } = new URL(bare, `file:///${from}`);
  const path = decodeURIComponent(pathname).slice(1);
  const endings = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];
  return endings.map((ending) => path + ending).find((candidate) => files.has(candidate)) ?? path;
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const packageOf = (specifier: string) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

/** The folder of src/ a path lies in; "main" for the entry, nothing for what has no place in the tree. */
function folderOf(path: string): string | undefined {
  if (path === "src/main.tsx") return "main";
  const name = /^src\/([^/]+)\//.exec(path)?.[1];
  return name && folders.includes(name) ? name : undefined;
}

/** The room of its folder a path lies in, as "src/replay/world"; nothing in the folder itself, or one without rooms. */
function roomOf(path: string): string | undefined {
  const [, folder = "", room] = /^src\/([^/]+)\/([^/]+)\/./.exec(path) ?? [];
  return room && foldersWithRooms.includes(folder) ? `src/${folder}/${room}` : undefined;
}

interface Link extends Import {
  readonly from: string;
  /** Nothing for a package. */
  readonly to: string | undefined;
}

function linksOf(files: Files): Link[] {
  const code = [...files].filter(([path]) => /\.tsx?$/.test(path));
  return code.flatMap(([from, text]) =>
    importsOf(text).map((found) => ({ ...found, from, to: resolve(files, from, found.specifier) })),
  );
}

/** The rules, each by the sentence it holds; each lists its breaches in words, none if it is kept. */
export const rules: Record<string, (files: Files) => string[]> = {
  "every source file has a place: a folder of the tree, or main.tsx": (files) =>
    [...files.keys()].filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts") && !folderOf(path)),

  "imports go up the list only: engine, trace, bakery, replay, python, lessons, lab, share, store, view": (files) =>
    linksOf(files).flatMap(({ from, to }) => {
      const [own, other] = [folderOf(from), to && folderOf(to)];
      if (!own || !to || own === other) return [];
      if (isTest(from) && testSupport.some((place) => to.startsWith(place))) return [];
      if (!other) return [`${from} imports ${to}, which is outside the tree`];
      const isAllowed =
        own === "main" ? ["view", "store"].includes(other) : folders.indexOf(other) < folders.indexOf(own);
      return isAllowed && other !== "main" ? [] : [`${from} (${own}) imports ${to} (${other})`];
    }),

  "a folder is entered through its index.ts": (files) =>
    linksOf(files).flatMap(({ from, to }) => {
      const [own, other] = [folderOf(from), to && folderOf(to)];
      if (!own || !to || !other || own === other || to === `src/${other}/index.ts`) return [];
      const isStyle = to.endsWith(".css") && (own === "view" || own === "main");
      return isStyle ? [] : [`${from} reaches past the index of ${other}: ${to}`];
    }),

  "a room of replay is entered through its index.ts, and only from replay": (files) =>
    linksOf(files).flatMap(({ from, to }) => {
      const room = to && roomOf(to);
      if (!to || !room || room === roomOf(from) || folderOf(from) !== folderOf(to)) return [];
      return to === `${room}/index.ts` ? [] : [`${from} reaches past the index of ${room}: ${to}`];
    }),

  "engine and trace import no package, bakery only its own, and up to share none draws": (files) =>
    linksOf(files).flatMap(({ from, specifier, to }) => {
      const own = folderOf(from);
      if (to || !own || isTest(from)) return [];
      const name = packageOf(specifier);
      const isAllowed = allowedPackages[own]?.includes(name) ?? true;
      return isAllowed && !refusedPackages[own]?.includes(name) ? [] : [`${from} imports ${specifier}`];
    }),

  "engine, trace, bakery, replay, python and lessons know no clock, chance, page or promise": (files) =>
    [...files].flatMap(([path, text]) => {
      if (!/\.tsx?$/.test(path) || isTest(path) || !pureFolders.includes(folderOf(path) ?? "")) return [];
      const { code } = scan(text);
      return refusedWords.filter(([, pattern]) => pattern.test(code)).map(([name]) => `${path} mentions ${name}`);
    }),

  // Two files may know each other's types, as a loop and its tasks must; no module may run before itself.
  "no file imports itself, by whatever way round, types apart": (files) => cyclesOf(files),
};

/** List each cycle once, as "a -> b -> a", by walking the graph depth first. */
function cyclesOf(files: Files): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, isType } of linksOf(files)) if (to && !isType) next.set(from, [...(next.get(from) ?? []), to]);
  const found: string[] = [];
  const trail: string[] = [];
  const isDone = new Set<string>();
  const walk = (path: string) => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path].join(" -> "));
    if (start >= 0 || isDone.has(path)) return;
    trail.push(path);
    for (const to of next.get(path) ?? []) walk(to);
    trail.pop();
    isDone.add(path);
  };
  for (const path of next.keys()) walk(path);
  return found;
}
