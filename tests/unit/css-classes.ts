/**
 * Reads the CSS modules of a tree and the files that import them, and says which classes are missing and which nobody
 * asks for. Works on a plain map of path to text, like the import graph beside it, whose scanner it uses.
 */
import path from "node:path";
import { type Files, scan } from "./architecture.ts";

const isModule = (file: string) => file.endsWith(".module.css");

/** The names of the classes in a style sheet, each once. */
export function classesIn(css: string): string[] {
  // Strings hold dots too, and a declaration's value may: what stands before a brace is a selector.
  const bare = css.replace(/\/\*[\s\S]*?\*\/|"[^"\n]*"|'[^'\n]*'/g, " ");
  const selectors = [...bare.matchAll(/([^{};]*)\{/g)].map(([, selector = ""]) => selector);
  const rules = selectors.filter((selector) => !selector.trim().startsWith("@"));
  return [...new Set(rules.flatMap((rule) => [...rule.matchAll(/\.([a-z_][\w-]*)/gi)].map(([, name = ""]) => name)))];
}

/** What a file asks of a style sheet that it imports. */
interface Usage {
  readonly file: string;
  readonly sheet: string;
  readonly names: readonly string[];
  /** It reads a class by a name that is worked out: any text in its folder may be one. */
  readonly isOpen: boolean;
}

function usagesIn(file: string, text: string): Usage[] {
  const { code, strings } = scan(text);
  return [...code.matchAll(/\bimport\s+(\w+)\s+from\s*"§(\d+)"/g)].flatMap(([, name, n]) => {
    const specifier = strings[Number(n)] ?? "";
    if (!isModule(specifier)) return [];
    const sheet = path.posix.join(path.posix.dirname(file), specifier);
    // Not `other.css.name`, and not the import itself.
    const own = `(?<![\\w$.])${name}`;
    const names = [...code.matchAll(new RegExp(`${own}\\s*\\??\\.\\s*(\\w+)`, "g"))].map(([, found = ""]) => found);
    const quoted = [...code.matchAll(new RegExp(`${own}\\s*\\[\\s*"§(\\d+)"\\s*\\]`, "g"))];
    const all = [...code.matchAll(new RegExp(`${own}\\s*\\[`, "g"))];
    const asked = [...names, ...quoted.map(([, at]) => strings[Number(at)] ?? "")];
    return [{ file, sheet, names: asked, isOpen: all.length > quoted.length }];
  });
}

/** List each class that a file names and its style sheet has not, and each that a style sheet has and nobody names. */
export function strayClasses(files: Files): string[] {
  const code = [...files].filter(([file]) => /\.tsx?$/.test(file));
  const usages = code.flatMap(([file, text]) => usagesIn(file, text));
  const missing = usages.flatMap(({ file, sheet, names }) => {
    const known = new Set(classesIn(files.get(sheet) ?? ""));
    return [...new Set(names)]
      .filter((name) => !known.has(name))
      .map((name) => `${file} names .${name}: not in ${sheet}`);
  });
  const unused = [...files]
    .filter(([file]) => isModule(file))
    .flatMap(([sheet, css]) => {
      const own = usages.filter((usage) => usage.sheet === sheet);
      const named = new Set(own.flatMap(({ names }) => names));
      for (const { file, isOpen } of own) if (isOpen) for (const text of textsBeside(files, file)) named.add(text);
      return classesIn(css)
        .filter((name) => !named.has(name))
        .map((name) => `${sheet} has .${name}: nobody names it`);
    });
  return [...missing, ...unused];
}

/** All texts in the files of a file's folder. */
function textsBeside(files: Files, file: string): string[] {
  const folder = path.posix.dirname(file);
  const beside = [...files].filter(([other]) => path.posix.dirname(other) === folder && /\.tsx?$/.test(other));
  return beside.flatMap(([, text]) => scan(text).strings);
}
