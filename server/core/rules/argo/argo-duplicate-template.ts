import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";

export const argoDuplicateTemplate = defineRule({
  id: "argo-duplicate-template",
  summary: "Two templates of a workflow have the same name",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/#template"],
  fix: "none",

  *check(document) {
    for (const { templates } of workflowsOf(document)) {
      const seen = new Map<string, { readonly start: number; readonly end: number }>();
      for (const { name } of templates) {
        const earlier = name && seen.get(name.text);
        if (name && earlier) yield { at: name.span, message: `Another template is called \`${name.text}\` already, and Argo refuses a workflow whose names are not unique. Rename one of them.`, related: [{ at: earlier, message: "The other one." }] };
        else if (name) seen.set(name.text, name.span);
      }
    }
  },
});
