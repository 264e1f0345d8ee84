import { overlaps, type Edit } from "./span.ts";

/** Applies edits that do not overlap; edits at the same place keep their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let done = 0;
  for (const { span, text: replacement } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    result += text.slice(done, span.start) + replacement;
    done = span.end;
  }
  return result + text.slice(done);
}

/** True when both lists can be applied to the same text at once. */
export function editsAgree(left: readonly Edit[], right: readonly Edit[]): boolean {
  return left.every((a) => right.every((b) => !overlaps(a.span, b.span) && !sameInsertion(a, b)));
}

const sameInsertion = (a: Edit, b: Edit): boolean => a.span.start === b.span.start && (isInsertion(a) || isInsertion(b));

const isInsertion = (edit: Edit): boolean => edit.span.start === edit.span.end;
