import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { meantBy } from "../../facts/config/meant.ts";

export const argoUndefinedDependency = defineRule({
  id: "argo-undefined-dependency",
  summary: "A task waits for a task that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "suggested",

  *check(document) {
    for (const { tasks } of workflowsOf(document).flatMap(({ templates }) => templates)) {
      const names = new Set(tasks.map(({ name }) => name));
      for (const { name, at } of tasks.flatMap(({ needs }) => needs)) {
        if (names.has(name)) continue;
        const { hint, ...more } = meantBy({ text: name, span: at }, tasks.map((task) => ({ text: task.name, span: task.at })), "Correct the name.", { fixable: true });
        yield { at, message: `No task of this graph is called \`${name}\`, so Argo refuses the workflow. ${hint}`, ...more };
      }
    }
  },
});
