/** Python text as coloured pieces, line by line. */
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";
import { parser } from "@lezer/python";

export type PieceKind = "keyword" | "await" | "string" | "number" | "comment" | "definition" | "";

export interface Piece {
  readonly text: string;
  readonly kind: PieceKind;
}

const KINDS = tagHighlighter([
  { tag: tags.keyword, class: "keyword" },
  { tag: [tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.operatorKeyword], class: "keyword" },
  { tag: [tags.string, tags.special(tags.string)], class: "string" },
  { tag: [tags.number, tags.bool, tags.null], class: "number" },
  { tag: tags.comment, class: "comment" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: "definition" },
]);

/** The two words that this page is about. */
const AWAITS = /^(async|await)$/;

export function piecesOf(text: string): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  highlightCode(
    text,
    parser.parse(text),
    KINDS,
    (piece, kind) => {
      const shown = AWAITS.test(piece) ? "await" : (kind as PieceKind);
      lines.at(-1)?.push({ text: piece, kind: shown });
    },
    () => lines.push([]),
  );
  return lines;
}
