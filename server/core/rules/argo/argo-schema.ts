import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const argoSchema = defineRule({
  id: "argo-schema",
  summary: "A workflow has a misspelt key",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "suggested",

  check: schemaFindings,
});
