import { drift, defaultDriftOptions, type DriftOptions, type DriftReport } from "../core/index.ts";
import { readTable } from "./table.ts";

export type CompareFiles = { readonly state: "compared"; readonly report: DriftReport } | { readonly state: "failed"; readonly reason: string };

/** Compares two CSV or TSV files by their paths. */
export async function compareFiles(reference: string, current: string, options: DriftOptions = defaultDriftOptions, signal?: AbortSignal): Promise<CompareFiles> {
  const [before, after] = await Promise.all([readTable(reference, signal), readTable(current, signal)]);
  if (before.state === "failed") return before;
  if (after.state === "failed") return after;
  return { state: "compared", report: drift(before.table, after.table, options) };
}
