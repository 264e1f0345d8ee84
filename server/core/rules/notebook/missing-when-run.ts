import { defineRule } from "../../engine/rule.ts";
import { missingInRunOrder } from "../../facts/notebook/missingInRunOrder.ts";
import { missingUses } from "../../facts/notebook/missingUses.ts";

export const missingWhenRun = defineRule({
  id: "missing-when-run",
  summary: "A cell used a name that no cell had made yet, in the order in which the cells were last run",
  severity: "info",
  off: true,
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://doi.org/10.1145/3173574.3173606"],
  fix: "none",

  *check(document) {
    const known = new Set(missingUses(document).map(({ at }) => at.name));
    for (const { at, name, message } of missingInRunOrder(document)) {
      if (!known.has(name)) yield { at, message: `${message} The saved results come from a cell that looked different then: restart the kernel, run all cells and save.` };
    }
  },
});
