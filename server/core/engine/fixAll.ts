import { editsAgree } from "../text/edits.ts";
import type { Edit } from "../text/span.ts";
import type { RankedFinding } from "./check.ts";
import type { Fix } from "./rule.ts";

export interface ChosenFix {
  readonly finding: RankedFinding;
  readonly fix: Fix;
}

/**
 * Edits of all fixes that may run unasked and do not touch each other. Repeat with a new check until nothing is left.
 * @param include which findings' first fix to take; by default those of rules whose fixes are `safe`
 */
export function fixAll(findings: readonly RankedFinding[], include?: (finding: RankedFinding) => boolean): readonly Edit[] {
  return agreeingFixes(findings, include).flatMap(({ fix }) => fix.edits);
}

/** As `fixAll`, with the findings that the fixes are for. */
export function agreeingFixes(
  findings: readonly RankedFinding[],
  include: (finding: RankedFinding) => boolean = (finding) => finding.rule.fix === "safe",
): readonly ChosenFix[] {
  const chosen: ChosenFix[] = [];
  for (const finding of findings) {
    const [fix] = finding.fixes ?? [];
    if (fix && include(finding) && chosen.every((other) => editsAgree(other.fix.edits, fix.edits))) chosen.push({ finding, fix });
  }
  return chosen;
}
