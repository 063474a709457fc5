/**
 * Holds the order of the folders of src/ (the rules are in architecture.ts), and shows that the scanner sees
 * what it should and that each rule can fail: a rule that cannot is no rule.
 */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the made-up code has templates of its own
import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { folders, importsOf, rules, scan } from "./architecture.ts";
import { sources } from "./sources.ts";

describe("src/", () => {
  const files = sources("src");
  test.each(Object.entries(rules))("%s", (_sentence, breaches) => {
    expect(breaches(files)).toEqual([]);
  });
});

test("the drawing in the README shows the folders in the order of the imports, and the rooms of replay", () => {
  const paths = [...sources("src").keys()];
  const [, drawing = ""] = /```\nsrc\/\n([^`]*)```/.exec(fs.readFileSync("README.md", "utf8")) ?? [];
  const drawn = [...drawing.matchAll(/^[├└]─ ([\w.]+)/gm)].map(([, name = ""]) => name);
  const there = [...new Set(paths.map((path) => path.split("/")[1] ?? ""))];
  expect([...drawn].sort()).toEqual(there.sort());
  const order = [...folders, "main.tsx"];
  expect(drawn).toEqual(order.filter((name) => drawn.includes(name)));

  // A room uses only rooms that are drawn to its left.
  const columns = new Map<string, number>();
  for (const line of drawing.split("\n").filter((one) => one.startsWith("│")))
    for (const { 1: room = "", index } of line.replace(/ {2}│.*/, "").matchAll(/\b([a-z]+)\b/g))
      columns.set(room, index);
  const rooms = paths.flatMap((path) => /^src\/replay\/([^/]+)\//.exec(path)?.[1] ?? []);
  expect([...columns.keys()].sort()).toEqual([...new Set(rooms)].sort());
  for (const [path, text] of sources("src/replay")) {
    const own = /^src\/replay\/([^/]+)\//.exec(path)?.[1];
    if (own === undefined || path.includes(".test.")) continue;
    for (const { specifier } of importsOf(text)) {
      const other = /^\.\.\/([^/]+)\//.exec(specifier)?.[1];
      if (other !== undefined && columns.has(other))
        expect([path, other, (columns.get(other) ?? 0) < (columns.get(own) ?? 0)]).toEqual([path, other, true]);
    }
  }
});

/** Judge a made-up tree by all rules: the breaches, without saying by which rule. */
const judge = (tree: Record<string, string>) =>
  Object.values(rules).flatMap((breaches) => breaches(new Map(Object.entries(tree))));

describe("the rules", () => {
  const loop = { "src/engine/index.ts": `export * from "./loop.ts";`, "src/engine/loop.ts": "export const loop = 1;" };

  test("let a tree pass that keeps them", () => {
    expect(
      judge({
        ...loop,
        "src/engine/loop.test.ts": `import { test } from "vitest"; import { loop } from "./loop.ts"; await loop;`,
        "src/bakery/index.ts": `import { loop } from "../engine/index.ts"; import * as v from "valibot"; export { v };`,
        "src/bakery/pace.ts": `import { pipe } from "valibot";`,
        "src/store/index.ts": `import { create } from "zustand"; import type { v } from "../bakery/index.ts";`,
        "src/view/index.ts": `export { App } from "./App.tsx"; import "./stage/stage.css";`,
        "src/view/App.tsx": `import type { S } from "react"; import type from "react"; import { loop } from "../engine"; new Date(); await 1;`,
        "src/view/stage/stage.css": "",
        "src/view/globals.d.ts": "",
        "src/vite-env.d.ts": "",
        "src/main.tsx": `import { App } from "./view/index.ts"; import "./view/stage/stage.css"; import "./store";`,
      }),
    ).toEqual([]);
  });

  test("every file has a place", () => {
    expect(judge({ "src/util.ts": "" })).toEqual(["src/util.ts"]);
    expect(judge({ "src/helpers/util.ts": "" })).toEqual(["src/helpers/util.ts"]);
  });

  const orders: [from: string, to: string][] = [
    ["engine", "trace"],
    ["engine", "view"],
    ["trace", "bakery"],
    ["bakery", "replay"],
    ["replay", "python"],
    ["replay", "share"],
    ["python", "lessons"],
    ["lessons", "lab"],
    ["lab", "share"],
    ["share", "store"],
    ["store", "view"],
  ];
  test.each(orders)("%s must not import %s", (from, to) => {
    const tree = { [`src/${from}/a.ts`]: `import { x } from "../${to}/index.ts";`, [`src/${to}/index.ts`]: "" };
    expect(judge(tree)).toEqual([`src/${from}/a.ts (${from}) imports src/${to}/index.ts (${to})`]);
  });

  test("main.tsx imports view and store, and nobody imports main.tsx", () => {
    expect(judge({ ...loop, "src/main.tsx": `import { loop } from "./engine/index.ts";` })).toEqual([
      "src/main.tsx (main) imports src/engine/index.ts (engine)",
    ]);
    expect(judge({ "src/main.tsx": "", "src/view/a.ts": `import "../main.tsx";` })[0]).toBe(
      "src/view/a.ts (view) imports src/main.tsx (main)",
    );
  });

  test("each may import all before it", () => {
    const names = ["engine", "trace", "bakery", "replay", "python", "lessons", "lab", "share", "store", "view"];
    const tree: Record<string, string> = {};
    for (const [i, name] of names.entries()) {
      const imports = names.slice(0, i).map((other) => `import "../${other}/index.ts";`);
      tree[`src/${name}/index.ts`] = imports.join("\n");
    }
    expect(judge(tree)).toEqual([]);
  });

  test("what tests play with and are held against may be imported by tests, and by nothing else", () => {
    const code = `import { plans } from "../../tests/kit/plans.ts"; import x from "../../tests/traces/original.json";`;
    expect(judge({ "src/replay/a.test.ts": code })).toEqual([]);
    expect(judge({ "src/replay/a.ts": code })).toEqual([
      "src/replay/a.ts imports tests/kit/plans.ts, which is outside the tree",
      "src/replay/a.ts imports tests/traces/original.json, which is outside the tree",
    ]);
    expect(judge({ "src/replay/a.test.ts": `import "../../tests/parity/program.ts";` })).toHaveLength(1);
  });

  test("nothing outside src/ is imported", () => {
    expect(judge({ "src/engine/a.ts": `import x from "../../scripts/x.mjs";` })).toEqual([
      "src/engine/a.ts imports scripts/x.mjs, which is outside the tree",
    ]);
  });

  test("folders are entered through index.ts only, CSS from view apart", () => {
    expect(judge({ ...loop, "src/view/a.ts": `import { loop } from "../engine/loop.ts";` })).toEqual([
      "src/view/a.ts reaches past the index of engine: src/engine/loop.ts",
    ]);
    expect(judge({ ...loop, "src/bakery/a.test.ts": `import { loop } from "../engine/loop";` })).toHaveLength(1);
    expect(judge({ "src/view/App.tsx": "", "src/main.tsx": `import("./view/App.tsx");` })).toHaveLength(1);
    expect(judge({ "src/store/a.css": "", "src/view/a.ts": `import "../store/a.css";` })).toEqual([]);
  });

  test("rooms of replay import each other through index.ts only, and what lies beside them as it is", () => {
    const tree = {
      "src/replay/index.ts": `export * from "./world/index.ts";`,
      "src/replay/recording.ts": `import type { World } from "./world/index.ts";`,
      "src/replay/world/index.ts": `export * from "./world.ts";`,
      "src/replay/world/world.ts": "",
      "src/replay/world/world.test.ts": `import { World } from "./world.ts"; import "../recording.ts";`,
      "src/replay/scene/index.ts": `import { World } from "../world/index.ts"; import "../recording.ts"; import "../world";`,
    };
    expect(judge(tree)).toEqual([]);
    const reaching = (path: string, specifier: string) => [
      `${path} reaches past the index of src/replay/world: ${specifier}`,
    ];
    for (const path of ["src/replay/scene/a.ts", "src/replay/scene/a.test.ts"])
      expect(judge({ ...tree, [path]: `import { World } from "../world/world.ts";` })).toEqual(
        reaching(path, "src/replay/world/world.ts"),
      );
    expect(judge({ ...tree, "src/replay/a.ts": `import type { World } from "./world/world";` })).toEqual(
      reaching("src/replay/a.ts", "src/replay/world/world.ts"),
    );
    // Folders of a folder that has no rooms are one's own business.
    expect(judge({ "src/view/ui/a.ts": "", "src/view/loop/b.ts": `import "../ui/a.ts";` })).toEqual([]);
  });

  test("from outside, a room is reached through replay", () => {
    expect(
      judge({ "src/replay/world/index.ts": "", "src/view/a.ts": `import { World } from "../replay/world/index.ts";` }),
    ).toEqual(["src/view/a.ts reaches past the index of replay: src/replay/world/index.ts"]);
  });

  const packages: [folder: string, specifier: string, isAllowed: boolean][] = [
    ["engine", "valibot", false],
    ["engine", "node:fs", false],
    ["trace", "valibot", false],
    ["trace", "node:fs", false],
    ["bakery", "d3-random", false],
    ["bakery", "valibot", true],
    ["bakery", "zustand", false],
    ["bakery", "node:fs", false],
    ["replay", "react", false],
    ["replay", "react-dom/client", false],
    ["replay", "framer-motion", false],
    ["replay", "zustand/vanilla", false],
    ["python", "react", false],
    ["lessons", "framer-motion", false],
    ["lab", "react", false],
    ["lab", "pyodide", true],
    ["share", "valibot", true],
    ["share", "react", false],
    ["share", "zustand", false],
    ["store", "zustand", true],
    ["view", "react", true],
  ];
  test.each(packages)("%s and the package %s: %s", (folder, specifier, isAllowed) => {
    const breaches = isAllowed ? [] : [`src/${folder}/a.ts imports ${specifier}`];
    expect(judge({ [`src/${folder}/a.ts`]: `import x from "${specifier}";` })).toEqual(breaches);
    expect(judge({ [`src/${folder}/a.test.ts`]: `import x from "${specifier}";` })).toEqual([]);
  });

  const words: [code: string, name: string][] = [
    ["const t = Date.now();", "Date.now"],
    ["const t = new Date(0);", "new Date"],
    ["const t = performance.now();", "performance"],
    ["const t = globalThis.performance.now();", "performance"],
    ["const r = Math.random();", "Math.random"],
    ["globalThis.setTimeout(f, 1);", "setTimeout"],
    ["setInterval(f, 1);", "setInterval"],
    ["requestAnimationFrame(f);", "requestAnimationFrame"],
    ["document.title;", "document"],
    ["window.open();", "window"],
    ["const p = new Promise(f);", "new Promise"],
    ["async function f() {}", "async"],
    ["const f = async () => {};", "async"],
    ["const f = async x => x;", "async"],
    ["class A { async go() {} }", "async"],
    ["class A { async *go() {} }", "async"],
    ["const x = await y;", "await"],
    ["for await (const x of y) {}", "await"],
    ["const s = `at ${Date.now()}`;", "Date.now"],
  ];
  test.each(words)("%s is refused in what is pure, and nowhere else", (code, name) => {
    for (const folder of ["engine", "trace", "bakery", "replay", "python", "lessons"])
      expect(judge({ [`src/${folder}/a.ts`]: code })).toEqual([`src/${folder}/a.ts mentions ${name}`]);
    expect(judge({ "src/replay/world/a.ts": code })).toEqual([`src/replay/world/a.ts mentions ${name}`]);
    expect(judge({ "src/engine/a.test.ts": code, "src/share/a.ts": code, "src/lab/a.ts": code })).toEqual([]);
  });

  test("words in comments and strings, and fields of the same name, are fine", () => {
    const code = [
      "// Date.now() and await x",
      "/* new Promise(f) */",
      `const a = "setTimeout(f)", b = 'it\\'s async function f() {}';`,
      "const c = `await queue.put(${a}) // async def`;",
      "const d = /window.document./g, e = this.window.size / 2, f = { async: 1, await: 2 }, g = asyncio, h = awaited;",
      "const line = `async () => ${`nested ${`document.title`}`} await x`;",
    ].join("\n");
    expect(judge({ "src/engine/a.ts": code })).toEqual([]);
  });

  test("cycles are found, lazy imports included, types apart", () => {
    const cycle = {
      "src/view/a.ts": `import { type B, b } from "./b.ts";`,
      "src/view/b.ts": `export const c = () => import("./c");`,
      "src/view/c.tsx": `export { a } from "./a.ts";`,
      "src/view/d.ts": `import "./a.ts";`,
    };
    expect(judge(cycle)).toEqual(["src/view/a.ts -> src/view/b.ts -> src/view/c.tsx -> src/view/a.ts"]);
    expect(judge({ ...cycle, "src/view/a.ts": `import type { B } from "./b.ts";` })).toEqual([]);
    // An import whose every name is a type still runs the file.
    expect(judge({ ...cycle, "src/view/a.ts": `import { type B } from "./b.ts";` })).toHaveLength(1);
    expect(judge({ "src/view/a.ts": `import "./a.ts";` })).toEqual(["src/view/a.ts -> src/view/a.ts"]);
  });
});

describe("the scanner", () => {
  test("sees every form of import", () => {
    const text = `
      import a from "a1"; import * as b from 'a2'; import { c, type D } from "a3"; import type { E } from "a4";
      import "a5"; import f, { g as h } from "a6";
      export * from "a7"; export * as i from "a8"; export { j } from "a9"; export type { K } from "a10";
      import {
        l, // from "nowhere"
      } from "a11";
      const m = import("a12"), n = import(\`a13\`); type O = import("a14").P;
      const w = new Worker(new URL("a15", import.meta.url));
    `;
    const all = Array.from({ length: 15 }, (_, i) => `a${i + 1}`);
    const found = importsOf(text);
    expect(found.map((i) => i.specifier).sort()).toEqual(all.sort());
    expect(found.filter((i) => i.isType).map((i) => i.specifier)).toEqual(["a4", "a10"]);
  });

  test("takes no Python, no comment and no string for an import", () => {
    const text = [
      'const python = `import asyncio\\nfrom x import y\\nprint("from")`;',
      `// import a from "b"`,
      `/* export * from "c" */`,
      `const s = 'import "d"';`,
      `export const from = "e";`,
      `export function f() { return "g"; }`,
    ].join("\n");
    expect(importsOf(text)).toEqual([]);
  });

  test("keeps its place over slashes, apostrophes, quotes in expressions and nested templates", () => {
    const text = [
      "const a = b / c; // d / e",
      `const r = /["'\`/]/.test(x) || y.split(/\\//);`,
      "const t = `a ${ { b: `c ${d} }` }.b } \\` e`;",
      "const jsx = <p>It's 1/2 done</p>;",
      `import "after";`,
    ].join("\n");
    expect(importsOf(text)).toEqual([{ specifier: "after", isType: false }]);
    expect(scan("const a = `x${b}y${c}z`;").code).toBe("const a = (b,c);");
  });
});
