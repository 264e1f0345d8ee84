import { lastLines } from "../progress.ts";
import type { Result } from "./run.ts";

const SHOWN_LINES = 80;
const SIGNS: Readonly<Record<Result["state"], string>> = { passed: "✓", failed: "✗", impossible: "–", "held back": "–" };

/** One line on a step that has ended. */
export function lineOf({ step, state, durationMs, output, report }: Result): string {
  const seconds = `${(durationMs / 1000).toFixed(1)} s`.padStart(8);
  const start = `${SIGNS[state]} ${step.name.padEnd(16)}${seconds}`;
  if (state === "impossible" || state === "held back") return `${start}   not run: ${output.trim()}`;
  if (!report) return start;
  const { passes, failures, pending } = report.stats;
  return `${start}   ${passes} passed, ${failures} failed${pending > 0 ? `, ${pending} not run` : ""}`;
}

/** What went wrong in a step, or undefined. */
export function troubleOf({ step, state, output, report }: Result): string | undefined {
  if (state !== "failed") return undefined;
  const failures = (report?.failures ?? []).map(({ fullTitle, err }) => `✗ ${fullTitle}\n${indent(err.stack ?? err.message ?? "no reason given")}`);
  if (failures.length > 0) return failures.join("\n");
  return `✗ ${step.name}\n${indent(lastLines(output, SHOWN_LINES) || `It printed nothing; run it alone: ${JSON.stringify(step.run)}`)}`;
}

/** A failed step counts as one failure where mocha counted none, so that the sum is zero only when all is well. */
export function countsOf(results: readonly Result[]): { readonly passed: number; readonly failed: number } {
  const sum = (count: (result: Result) => number): number => results.reduce((total, result) => total + count(result), 0);
  return {
    passed: sum(({ report }) => report?.stats.passes ?? 0),
    failed: sum(({ state, report }) => (state === "failed" ? Math.max(1, report?.stats.failures ?? 0) : 0)),
  };
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "    ");
}
