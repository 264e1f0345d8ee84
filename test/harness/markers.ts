import type { Span } from "../../server/core/text/span.ts";
import { linesOf } from "../../server/core/text/lines.ts";

/** A promise about one line: `3:9-20 unsafe-model-load`, lines and columns from one. */
export type Mark = string;

/** Takes the `^^^^ rule-id` lines out of a sample and returns what they promise about the line above. */
export function readMarkers(marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const kept: string[] = [];
  const marks: Mark[] = [];
  for (const line of marked.split("\n")) {
    const [, indent = "", carets, rule = ""] = /^( *)(\^+) ([\w-]+)$/.exec(line) ?? [];
    if (carets === undefined) {
      kept.push(line);
      continue;
    }
    const column = indent.length + 1;
    marks.push(`${kept.length}:${column}-${column + carets.length} ${rule}`);
  }
  return { text: kept.join("\n"), marks };
}

/** The mark that a finding earns; one that runs over several lines is marked to the end of its first. */
export function markOf(text: string, at: Span, rule: string): Mark {
  const lines = linesOf(text);
  const start = lines.position(at.start);
  const end = lines.position(at.end);
  const endColumn = end.line === start.line ? end.column : lines.text(start.line).length;
  return `${start.line + 1}:${start.column + 1}-${endColumn + 1} ${rule}`;
}
