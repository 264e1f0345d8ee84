import { defineRule } from "../../engine/rule.ts";
import { filledCells, firstLine } from "../../facts/notebook/runs.ts";

/** Above this, an editor and a review of changes become slow; in characters of the file, which is close to bytes. */
const MOST = 1_000_000;

export const hugeOutput = defineRule({
  id: "huge-output",
  summary: "A cell's saved output is larger than 1 MB",
  severity: "info",
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://github.com/kynan/nbstripout"],
  fix: "none",

  *check(document) {
    for (const cell of filledCells(document)) {
      const size = (cell.outputs ?? []).reduce((sum, { data }) => sum + Object.values(data).reduce((all, text) => all + text.length, 0), 0);
      if (size <= MOST) continue;
      yield { at: firstLine(cell), message: `What this cell printed or drew takes ${(size / 1e6).toFixed(1)} MB of the notebook, and every version of it stays in the repository. Clear the output, show less of it, or save the picture to a file.` };
    }
  },
});
