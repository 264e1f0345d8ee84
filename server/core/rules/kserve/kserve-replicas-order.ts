import { defineRule } from "../../engine/rule.ts";
import { componentsOf } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { numberAt, scalarAt } from "../../syntax/data/access.ts";

export const kserveReplicasOrder = defineRule({
  id: "kserve-replicas-order",
  summary: "More replicas at least than at most",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "none",

  *check(document) {
    for (const { value } of componentsOf(rootsOf(document))) {
      const least = scalarAt(value, "minReplicas");
      const limit = scalarAt(value, "maxReplicas");
      const most = numberAt(value, "maxReplicas");
      if (typeof least?.value !== "number" || most === undefined || most <= 0 || least.value <= most) continue;
      yield { at: least.span, message: `\`minReplicas\` (${least.text}) is more than \`maxReplicas\` (${most}), so KServe refuses the service.`, ...(limit && { related: [{ at: limit.span, message: "The greatest number." }] }) };
    }
  },
});
