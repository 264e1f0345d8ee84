import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const accelerateSchema = defineRule({
  id: "accelerate-schema",
  summary: "An Accelerate config has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["accelerate"],
  references: ["https://huggingface.co/docs/accelerate/package_reference/cli"],
  fix: "suggested",

  check: schemaFindings,
});
