import { defineRule } from "../../engine/rule.ts";
import { componentsOf } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const kserveContainerConcurrency = defineRule({
  id: "kserve-container-concurrency",
  summary: "The number of requests at a time is negative",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "none",

  *check(document) {
    for (const { value } of componentsOf(rootsOf(document))) {
      const most = scalarAt(value, "containerConcurrency");
      if (typeof most?.value === "number" && (most.value < 0 || !Number.isInteger(most.value))) yield { at: most.span, message: `\`containerConcurrency\` is ${most.text}; it counts requests at a time, and 0 means no limit. KServe refuses the service.` };
    }
  },
});
