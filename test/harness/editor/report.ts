import type { Report } from "../../../server/tasks/test/run.ts";

/** Mocha's `json` report with every test's own line. */
export interface HostReport extends Report {
  readonly passes: readonly { readonly fullTitle: string; readonly duration?: number }[];
}

export function printReport({ passes, failures, pending, stats }: HostReport): void {
  for (const { fullTitle, duration = 0 } of passes) console.log(`  ✓ ${fullTitle} (${duration} ms)`);
  for (const { fullTitle } of pending) console.log(`  – ${fullTitle}`);
  for (const { fullTitle, err } of failures) console.log(`  ✗ ${fullTitle}\n${(err.stack ?? err.message ?? "").replaceAll(/^/gm, "      ")}`);
  console.log(`  ${stats.passes} passed, ${stats.failures} failed`);
}
