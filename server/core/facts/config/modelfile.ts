import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

/** One instruction of an Ollama Modelfile. */
export interface Instruction {
  /** In capitals: `FROM`, `PARAMETER`, `TEMPLATE` … */
  readonly name: string;
  readonly at: Span;
  readonly value: string;
  readonly valueAt: Span;
}

/** Instructions in the order of the text; what stands between triple quotes is one value. */
export const instructionsOf = memo((document: Document): readonly Instruction[] => {
  const pattern = /^[ \t\uFEFF]*(FROM|PARAMETER|TEMPLATE|SYSTEM|ADAPTER|LICENSE|MESSAGE|REQUIRES)[ \t]+("""[^]*?(?:"""|(?![^]))|[^\n]*)/gim;
  const found: Instruction[] = [];
  let from = 0;
  for (const match of document.text.matchAll(pattern)) {
    if (match.index < from || isComment(document.text, match.index)) continue;
    const [whole, name = "", value = ""] = match;
    const start = match.index + whole.indexOf(name);
    const valueStart = match.index + whole.length - value.length;
    const trimmed = value.trimEnd();
    found.push({ name: name.toUpperCase(), at: { start, end: start + name.length }, value: trimmed, valueAt: { start: valueStart, end: valueStart + trimmed.length } });
    from = match.index + whole.length;
  }
  return found;
});

const isComment = (text: string, offset: number): boolean => text.slice(offset).trimStart().startsWith("#");
