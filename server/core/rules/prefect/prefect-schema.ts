import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const prefectSchema = defineRule({
  id: "prefect-schema",
  summary: "A prefect.yaml has a misspelt key",
  severity: "error",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "suggested",

  check: schemaFindings,
});
