import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { stringAt } from "../../syntax/data/access.ts";

export const argoUnusedTemplate = defineRule({
  id: "argo-unused-template",
  summary: "A template is never used",
  severity: "info",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const { kind, spec, templates, calls } of workflowsOf(document)) {
      if (kind !== "Workflow" && kind !== "CronWorkflow") continue;
      const used = new Set([stringAt(spec, "entrypoint"), ...calls.map(({ text }) => text)]);
      for (const { name } of templates) {
        if (name && !used.has(name.text) && !used.has(undefined)) yield { at: name.span, message: `Nothing uses the template \`${name.text}\`. Remove it, or call it.` };
      }
    }
  },
});
