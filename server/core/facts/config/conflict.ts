import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

const MARKS = /^<{7} .*\n(?:[^]*?\n)?={7}\r?\n(?:[^]*?\n)?>{7} .*$/m;
/** One mark that was forgotten when the rest was cleared away. In running text it could be a quotation. */
const LEFT_MARK = /^(?:<{7}|>{7}) [\w./-]+(?: \(.*\))?[ \t]*\r?$/m;

/** The first place that Git left for a person to decide: from `<<<<<<<` to `>>>>>>>`, or a mark that stands alone. */
export const mergeConflictIn = memo((document: Document): Span | undefined => {
  if (!/<{7} |>{7} /.test(document.text)) return undefined;
  const match = MARKS.exec(document.text) ?? (["markdown", "prompty"].includes(document.language) ? null : LEFT_MARK.exec(document.text));
  return match ? { start: match.index, end: match.index + (/^.*/.exec(match[0])?.[0].length ?? 0) } : undefined;
});
