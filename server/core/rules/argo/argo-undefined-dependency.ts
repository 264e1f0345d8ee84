import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";

export const argoUndefinedDependency = defineRule({
  id: "argo-undefined-dependency",
  summary: "A task waits for a task that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const { tasks } of workflowsOf(document).flatMap(({ templates }) => templates)) {
      const names = new Set(tasks.map(({ name }) => name));
      for (const { name, at } of tasks.flatMap(({ needs }) => needs)) {
        if (!names.has(name)) yield { at, message: `No task of this graph is called \`${name}\`, so Argo refuses the workflow. Correct the name.` };
      }
    }
  },
});
