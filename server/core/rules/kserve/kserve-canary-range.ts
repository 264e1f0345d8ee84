import { defineRule } from "../../engine/rule.ts";
import { componentsOf } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const kserveCanaryRange = defineRule({
  id: "kserve-canary-range",
  summary: "The canary gets an impossible share of the traffic",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "none",

  *check(document) {
    for (const { value } of componentsOf(rootsOf(document))) {
      const share = scalarAt(value, "canaryTrafficPercent");
      if (typeof share?.value === "number" && (share.value < 0 || share.value > 100)) yield { at: share.span, message: `\`canaryTrafficPercent\` is ${share.text}; it is a percentage from 0 to 100.` };
    }
  },
});
