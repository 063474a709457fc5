/** The files of a folder of the repository, for tests that read the code itself. */
import fs from "node:fs";
import path from "node:path";
import type { Files } from "./architecture.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Read all files below a folder that is given from the root: "src/view". */
export function sources(folder: string): Files {
  const entries = fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(paths.map((p) => [path.relative(root, p).replaceAll("\\", "/"), fs.readFileSync(p, "utf8")]));
}
