import { memo } from "../memo.ts";
import type { Span } from "../text/span.ts";
import { documentLines, type Document } from "../workspace/document.ts";

/** `# modelwright: allow rule-id, other-id -- reason`, on the line of the finding or on a line of its own above it. */
export interface Suppression {
  readonly ruleIds: readonly string[];
  readonly reason: string | undefined;
  /** Zero-based line that it speaks for. */
  readonly line: number;
  readonly at: Span;
}

const COMMENT = /(?:#|\/\/|<!--)\s*modelwright:\s*allow\s+([\w-]+(?:\s*,\s*[\w-]+)*)(?:\s+--\s*(.*?))?\s*(?:-->)?$/;

export const suppressionsOf = memo((document: Document): readonly Suppression[] => {
  if (!document.text.includes("modelwright:")) return [];
  const lines = documentLines(document);
  const found: Suppression[] = [];
  for (let line = 0; line < lines.count; line++) {
    const text = lines.text(line);
    const match = COMMENT.exec(text);
    if (!match) continue;
    const start = lines.start(line) + match.index;
    found.push({
      ruleIds: (match[1] ?? "").split(/\s*,\s*/),
      reason: match[2],
      line: text.slice(0, match.index).trim() === "" ? nextCodeLine(document, line) : line,
      at: { start, end: start + match[0].length },
    });
  }
  return found;
});

function nextCodeLine(document: Document, after: number): number {
  const lines = documentLines(document);
  let line = after + 1;
  while (line < lines.count && /^\s*(#.*|\/\/.*)?$/.test(lines.text(line))) line++;
  return line;
}
