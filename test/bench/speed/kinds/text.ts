/** A long file of one kind, made of a small piece that is repeated. */
export interface LongText {
  readonly kind: string;
  readonly path: string;
  /** As the editor names it. */
  readonly language: string;
  readonly text: string;
  /** Where a person types, in the middle of the file. */
  readonly caret: number;
}

interface Parts {
  readonly kind: string;
  readonly path: string;
  readonly language?: string;
  readonly head?: string;
  /** One of the things that the file is a list of. `‸` is where a person types. */
  readonly piece: (id: number) => string;
  readonly between?: string;
  readonly tail?: string;
}

/** Files of at least so many lines. */
export type Making = (lines: number) => LongText;

export const longText = ({ kind, path, language = "yaml", head = "", piece, between = "\n", tail = "" }: Parts): Making => (lines) => {
  const ends = head.split("\n").length + tail.split("\n").length;
  const count = Math.ceil((lines - ends) / (`${piece(0)}${between}`.split("\n").length - 1)) + 1;
  const before = head + Array.from({ length: count >> 1 }, (_, id) => plain(piece(id))).join(between) + between;
  const [first = "", second = ""] = piece(count >> 1).split(CARET);
  const after = Array.from({ length: count - (count >> 1) - 1 }, (_, id) => plain(piece(id + (count >> 1) + 1))).join(between) + tail;
  return { kind, path, language, text: `${before}${first}${second}${between}${after}`, caret: before.length + first.length };
};

const CARET = "‸";
const plain = (piece: string): string => piece.replace(CARET, "");

/** JSON with a list or an object of pieces, two blanks to a level. */
export function longJson({ depth, piece, ...rest }: Parts & { readonly depth: number }): Making {
  const indented = (id: number): string => piece(id).split("\n").map((line) => " ".repeat(depth * 2) + line).join("\n");
  return longText({ language: "json", between: ",\n", ...rest, piece: indented });
}
