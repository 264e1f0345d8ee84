import { memo } from "../../memo.ts";
import { callsOf, type Call } from "./calls.ts";
import { flowOf } from "./flow/flow.ts";
import type { Fit } from "./flow/value.ts";
import type { Program } from "./program/program.ts";

/** A call that makes a column of the row numbers, and a model that is fitted with it. */
export interface KeptIndex {
  readonly reset: Call;
  readonly fit: Fit;
}

/** An index that was given a name, or holds something, becomes a column that means something. */
const NAMED = /\bset_index|index_col|rename_axis|index\.name|\.index\s*=[^=]|pivot|unstack|stack\(|value_counts|resample|set_axis|["']index["']/;

export const keptIndexes: (program: Program) => readonly KeptIndex[] = memo((program: Program): readonly KeptIndex[] => {
  const { document } = program;
  if (!document.text.includes("reset_index") || NAMED.test(document.text)) return [];
  const resets = callsOf(document).filter((call) => call.name.endsWith(".reset_index") && !call.arguments.some(({ name }) => name === "drop" || name === "level" || name === "names"));
  const found = new Map<Call, KeptIndex>();
  for (const event of flowOf(program).events) {
    if (event.type !== "fit" || (event.role !== "model" && event.role !== "search") || event.fit.columns.with?.includes("index") !== true || /pipeline|SearchCV$/i.test(event.fit.api)) continue;
    const reset = resets.findLast(({ whole }) => whole.end < event.fit.at.start);
    if (reset && !found.has(reset)) found.set(reset, { reset, fit: event.fit });
  }
  return [...found.values()];
});
