import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { codeCells } from "../../workspace/notebook.ts";

/** A line of a notebook that a shell or pip runs: `!curl …`, `%pip install …`, or a line of a `%%bash` cell. */
export interface ShellLine {
  /** As written. */
  readonly text: string;
  readonly span: Span;
}

export const shellLines = memo((document: Document): readonly ShellLine[] =>
  codeCells(document).flatMap(({ start, source: { text } }) => {
    const isScript = /^(?:[ \t\r]*(?:#[^\n]*)?\n)*%%(?:bash|sh|script)\b/.test(text);
    const form = isScript ? /^[ \t]*(?![#%\s])[^\n]+/gm : /^[ \t]*(?:!|%(?:pip|conda|sx|system)\b)[^\n]+/gm;
    return [...text.matchAll(form)].map((match) => {
      const line = match[0].trim();
      const at = start + match.index + match[0].indexOf(line);
      return { text: line, span: { start: at, end: at + line.length } };
    });
  }),
);
