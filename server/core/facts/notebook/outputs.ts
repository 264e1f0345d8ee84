import type { Span } from "../../text/span.ts";
import type { Output } from "../../workspace/document.ts";
import type { CodeCell } from "../../workspace/notebook.ts";

/** What a cell printed, as text and as HTML. Pictures are long random texts, and never words. */
export const outputTexts = ({ outputs = [] }: CodeCell): readonly string[] => outputs.flatMap(textsOf);

const textsOf = ({ data }: Output): readonly string[] => Object.entries(data).flatMap(([type, text]) => (type.startsWith("image/") ? [] : [text]));

/** Where something about a cell's output is shown: its first line of code. */
export function firstLine({ start, source: { text } }: CodeCell): Span {
  const code = /^(?:\s*(?:#[^\n]*)?\n)*/.exec(text)?.[0].length ?? 0;
  const line = /^[^\n]*/.exec(text.slice(code))?.[0] ?? "";
  return { start: start + code, end: start + code + line.length };
}

/** The one fix for what stands in an output. */
export const clearOutput = ({ index }: CodeCell): readonly { readonly title: string; readonly edits: readonly []; readonly clears: readonly number[] }[] => [
  { title: "Clear the output of this cell", edits: [], clears: [index] },
];
