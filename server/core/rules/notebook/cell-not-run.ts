import { defineRule } from "../../engine/rule.ts";
import { cellName, filledCells, firstLine } from "../../facts/notebook/runs.ts";

export const cellNotRun = defineRule({
  id: "cell-not-run",
  summary: "A cell was left out while the ones below it were run",
  severity: "hint",
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://doi.org/10.1145/3173574.3173606"],
  fix: "none",

  *check(document) {
    const cells = filledCells(document).filter(({ source }) => !/^\s*(?:#[^\n]*\n\s*)*[%!]/.test(source.text));
    const last = cells.findLastIndex(({ executionCount }) => executionCount !== undefined);
    for (const [index, cell] of cells.entries()) {
      const next = cells.slice(index + 1).find(({ executionCount }) => executionCount !== undefined);
      if (cell.executionCount !== undefined || index > last || !next) continue;
      yield { at: firstLine(cell), message: `This cell was not run, but ${cellName(next)} below it was: the saved results leave out what stands here. Run all cells, or delete this one.` };
    }
  },
});
