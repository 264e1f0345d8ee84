import { memo, rememberedByText } from "../../memo.ts";
import { parseJson } from "../../syntax/json/parse.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

/** One line of a JSON Lines file. Spans of `root` count from the start of the line; a line that is no JSON has none. */
export interface JsonLine {
  readonly at: Span;
  readonly text: string;
  readonly root: Node | undefined;
  readonly broken: string | undefined;
}

/** Bigger files are data sets that are read elsewhere. */
const MOST_LINES = 5000;

export const jsonLinesOf = memo((document: Document): readonly JsonLine[] => {
  const lines: JsonLine[] = [];
  let start = 0;
  for (const text of document.text.split("\n").slice(0, MOST_LINES)) {
    if (text.trim() !== "") {
      lines.push({ at: { start, end: start + text.trimEnd().length }, text: text.trim(), ...readLine(text) });
    }
    start += text.length + 1;
  }
  return lines;
});

type Read = Pick<JsonLine, "root" | "broken">;

/** An edit changes one line of thousands: the others are known from the text before, as are the facts of their roots. */
const readLine = rememberedByText((text: string): Read => {
  const { roots, problems } = parseJson(text);
  return { root: problems.length > 0 ? undefined : roots[0], broken: problems[0]?.reason };
}, MOST_LINES * 2);

/** What is found in the lines that hold JSON, with places that count from the start of the document. */
export function* eachLine<Found extends { readonly at: Span }>(document: Document, find: (root: Node) => Iterable<Found>): Generator<Found> {
  const finding = remembered(find) as (root: Node) => readonly Found[];
  for (const { at, root } of jsonLinesOf(document)) {
    for (const found of root ? finding(root) : []) yield { ...found, at: { start: at.start + found.at.start, end: at.start + found.at.end } };
  }
}

/** What is found in a line stays found for as long as the line is the same. */
const remembered = memo((find: (root: Node) => Iterable<unknown>) => memo((root: Node): readonly unknown[] => [...find(root)]));
