import { defineRule } from "../../engine/rule.ts";
import { cellName, filledCells, firstLine } from "../../facts/notebook/runs.ts";

export const cellsOutOfOrder = defineRule({
  id: "cells-out-of-order",
  summary: "A cell was run before a cell above it",
  severity: "info",
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://doi.org/10.1145/3173574.3173606"],
  fix: "none",

  *check(document) {
    let last: { readonly count: number; readonly index: number } | undefined;
    for (const cell of filledCells(document)) {
      const count = cell.executionCount;
      if (count === undefined) continue;
      if (last && count <= last.count) {
        const how = count === last.count ? `bears the same number, ${count}, so their results come from two sessions` : `was run after it (${last.count} after ${count})`;
        yield { at: firstLine(cell), message: `${cellName(last).replace("c", "C")} stands above this cell and ${how}. What is saved here may not be what the notebook gives from top to bottom: restart the kernel, run all cells and save.` };
        return;
      }
      last = { count, index: cell.index };
    }
  },
});
