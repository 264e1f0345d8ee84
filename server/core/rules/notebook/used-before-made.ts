import { defineRule } from "../../engine/rule.ts";
import { missingUses } from "../../facts/notebook/missingUses.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { cellAt } from "../../workspace/notebook.ts";

export const usedBeforeMade = defineRule({
  id: "used-before-made",
  summary: "A cell uses a name that only a later cell makes",
  severity: "warning",
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://doi.org/10.1109/MSR.2019.00077"],
  fix: "none",

  *check(document) {
    for (const { at, madeIn } of missingUses(document)) {
      if (madeIn === undefined) continue;
      const isOwn = cellAt(document, at.start)?.index === madeIn;
      const where = isOwn ? "further down in this cell" : `in cell ${madeIn + 1}`;
      yield { at: placeOf(at), message: `\`${at.name}\` is made ${where} only, so the notebook stops here when it is run from the top. Move what makes \`${at.name}\` above this line.` };
    }
  },
});
