import { defineRule } from "../../engine/rule.ts";
import { expectationsOf } from "../../facts/config/expectations.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const gxMinGtMax = defineRule({
  id: "gx-min-gt-max",
  summary: "The range of an expectation is empty",
  severity: "error",
  languages: ["json"],
  kinds: ["great-expectations"],
  references: ["https://greatexpectations.io/expectations/"],
  fix: "none",

  *check(document) {
    for (const { arguments: given } of expectationsOf(rootOf(document))) {
      for (const suffix of ["value", "length"]) {
        const least = scalarAt(given, `min_${suffix}`) ?? scalarAt(given, "min_value");
        const most = scalarAt(given, `max_${suffix}`);
        if (typeof least?.value !== "number" || typeof most?.value !== "number" || least.value <= most.value) continue;
        yield { at: least.span, message: `No value lies between ${least.text} and ${most.text}, so this expectation can never be met. Swap the bounds.`, related: [{ at: most.span, message: "The upper bound." }] };
        break;
      }
    }
  },
});
