import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const nemoSchema = defineRule({
  id: "nemo-schema",
  summary: "A guardrails config has a misspelt key",
  severity: "error",
  languages: ["yaml"],
  kinds: ["nemo-guardrails"],
  references: ["https://docs.nvidia.com/nemo/guardrails/"],
  fix: "suggested",

  check: schemaFindings,
});
