import { defineRule } from "../../engine/rule.ts";
import { missingUses } from "../../facts/notebook/missingUses.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const undefinedInNotebook = defineRule({
  id: "undefined-in-notebook",
  summary: "A cell uses a name that no cell makes",
  severity: "warning",
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://doi.org/10.1109/MSR.2019.00077"],
  fix: "none",

  *check(document) {
    for (const { at, madeIn } of missingUses(document)) {
      if (madeIn !== undefined) continue;
      yield { at: placeOf(at), message: `No cell makes \`${at.name}\`, so the notebook stops here when it is run from the top. If it works for you, the name is left over from a cell that is gone: write down again where \`${at.name}\` comes from.` };
    }
  },
});
