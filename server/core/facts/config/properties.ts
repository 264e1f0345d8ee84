import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

/** One `name=value` of a Java properties file. A value goes on in the next line where its line ends in `\\`. */
export interface Property {
  readonly name: string;
  readonly at: Span;
  readonly value: string;
  readonly valueAt: Span;
}

export const propertiesOf = memo((document: Document): readonly Property[] =>
  [...document.text.matchAll(/^([ \t]*)(?![#!])([^\s=:#!]+)[ \t]*(?:[=:][ \t]*|(?=\r?$))((?:[^\n\\]|\\\r?\n|\\.)*)/gm)].map(([whole, blanks = "", name = "", value = ""], index, all): Property => {
    const start = (all[index]?.index ?? 0) + blanks.length;
    const end = (all[index]?.index ?? 0) + whole.trimEnd().length;
    const valueStart = (all[index]?.index ?? 0) + whole.length - value.length;
    return { name, at: { start, end: start + name.length }, value: value.trim(), valueAt: { start: Math.min(valueStart, end), end } };
  }),
);
