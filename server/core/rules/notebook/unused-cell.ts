import { defineRule } from "../../engine/rule.ts";
import { firstLine } from "../../facts/notebook/runs.ts";
import { unusedCellsOf } from "../../facts/notebook/unusedCells.ts";

export const unusedCell = defineRule({
  id: "unused-cell",
  summary: "Nobody uses what a cell makes, and it shows and changes nothing",
  severity: "hint",
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://doi.org/10.1109/MSR.2019.00077"],
  fix: "none",
  tag: "unnecessary",

  *check(document) {
    for (const { cell, names } of unusedCellsOf(document)) {
      const [one, ...more] = names.map((name) => `\`${name}\``);
      const listed = more.length === 0 ? `${one ?? ""} is` : `${[one, ...more.slice(0, -1)].join(", ")} and ${more.at(-1) ?? ""} are`;
      yield { at: firstLine(cell), message: `${listed} used by no other cell, and this cell shows nothing and changes nothing: whoever reads the notebook looks for what it is for. Delete it, or show what it makes.` };
    }
  },
});
