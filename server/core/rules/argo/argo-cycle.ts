import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { alongCircle, cycleOf } from "../../facts/config/tasks.ts";

export const argoCycle = defineRule({
  id: "argo-cycle",
  summary: "Tasks wait for each other in a circle",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const { tasks } of workflowsOf(document).flatMap(({ templates }) => templates)) {
      const cycle = cycleOf(tasks);
      if (cycle) yield { at: cycle.at, message: `These tasks wait for each other: ${cycle.names.map((name) => `\`${name}\``).join(" → ")}. Argo refuses the workflow; drop one of the dependencies.`, related: alongCircle(cycle) };
    }
  },
});
