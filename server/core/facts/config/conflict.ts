import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

const MARKS = /^<{7} .*\n(?:[^]*?\n)?={7}\r?\n(?:[^]*?\n)?>{7} .*$/m;

/** The first place that Git left for a person to decide: from `<<<<<<<` to `>>>>>>>`. */
export const mergeConflictIn = memo((document: Document): Span | undefined => {
  if (!document.text.includes("<<<<<<< ")) return undefined;
  const match = MARKS.exec(document.text);
  return match ? { start: match.index, end: match.index + (/^.*/.exec(match[0])?.[0].length ?? 0) } : undefined;
});
