/** Holds that components and their style sheets name the same classes, and shows that the check can fail. */
import { describe, expect, test } from "vitest";
import { classesIn, strayClasses } from "./css-classes.ts";
import { sources } from "./sources.ts";

test("every class of a CSS module is named by a component, and every class that one names is there", () => {
  expect(strayClasses(sources("src/view"))).toEqual([]);
});

/** Judge one component with its style sheet. */
const judge = (code: string, css: string, more: Record<string, string> = {}) =>
  strayClasses(new Map(Object.entries({ "src/view/A.tsx": code, "src/view/a.module.css": css, ...more })));

describe("the check", () => {
  const head = `import css from "./a.module.css";\n`;

  test("reads the classes of a style sheet", () => {
    const css = `/* .no { } */ .a, .b:is(.c, p) > i { width: .5rem; background: url(x.png) }
      @media (min-width: 1.5em) { .d[data-x=".no"]::before { content: ".no"; } .a { top: 0 } }`;
    expect(classesIn(css)).toEqual(["a", "b", "c", "d"]);
  });

  test("lets pass what fits", () => {
    expect(judge(`${head}<p className={css.a} title={\`\${css.b} x\`} />; css["c"];`, ".a{} .b{} .c{}")).toEqual([]);
    expect(judge(`${head}css.a; other.css.no; "css.no"; // css.no`, ".a{}")).toEqual([]);
  });

  test("finds what is missing, and what is too much", () => {
    expect(judge(`${head}css.a;`, ".b{}")).toEqual([
      "src/view/A.tsx names .a: not in src/view/a.module.css",
      "src/view/a.module.css has .b: nobody names it",
    ]);
    expect(judge("", ".b{}")).toEqual(["src/view/a.module.css has .b: nobody names it"]);
  });

  test("takes a name that is worked out for any text of the folder, and of no other", () => {
    expect(judge(`${head}css[kind];`, ".b{} .c{}", { "src/view/kinds.ts": `"b"`, "src/view/ui/x.ts": `"c"` })).toEqual([
      "src/view/a.module.css has .c: nobody names it",
    ]);
  });
});
