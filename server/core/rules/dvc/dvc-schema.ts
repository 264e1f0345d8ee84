import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const dvcSchema = defineRule({
  id: "dvc-schema",
  summary: "A dvc.yaml, dvc.lock or .dvc file does not have the form that DVC reads",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc", "dvc-lock", "dvc-file"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files"],
  fix: "suggested",

  check: schemaFindings,
});
