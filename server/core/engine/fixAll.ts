import { applyEdits, editsAgree } from "../text/edits.ts";
import type { Edit } from "../text/span.ts";
import type { Document } from "../workspace/document.ts";
import type { RankedFinding } from "./check.ts";

/**
 * Edits of all fixes that may run unasked and do not touch each other. Repeat with a new check until nothing is left.
 * @param include which findings' first fix to take; by default those of rules whose fixes are `safe`
 */
export function fixAll(
  findings: readonly RankedFinding[],
  include: (finding: RankedFinding) => boolean = (finding) => finding.rule.fix === "safe",
): readonly Edit[] {
  const chosen: Edit[] = [];
  for (const finding of findings) {
    const [fix] = finding.fixes ?? [];
    if (fix && include(finding) && editsAgree(chosen, fix.edits)) chosen.push(...fix.edits);
  }
  return chosen;
}

export const fixedText = (document: Document, edits: readonly Edit[]): string => applyEdits(document.text, edits);
