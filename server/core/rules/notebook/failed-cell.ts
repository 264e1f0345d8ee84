import { defineRule } from "../../engine/rule.ts";
import { filledCells, firstLine } from "../../facts/notebook/runs.ts";

export const failedCell = defineRule({
  id: "failed-cell",
  summary: "A cell ended in an error and the notebook was saved like that",
  severity: "info",
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://nbconvert.readthedocs.io/en/latest/execute_api.html"],
  fix: "none",

  *check(document) {
    for (const cell of filledCells(document)) {
      const error = cell.outputs?.find(({ type }) => type === "error" || type === "pyerr");
      if (!error || /%%expect_exception|raises-exception/.test(cell.source.text)) continue;
      const words = (error.data["text/plain"] ?? "").trim().split("\n").at(-1)?.slice(0, 80) ?? "";
      yield { at: firstLine(cell), message: `This cell ended in an error when it was last run${words === "" ? "" : ` (${words})`}, so everything below it was made without it. Repair the cell, or catch the error if it is meant to be shown, and run all cells again.` };
    }
  },
});
