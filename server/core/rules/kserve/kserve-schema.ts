import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const kserveSchema = defineRule({
  id: "kserve-schema",
  summary: "A KServe resource has a misspelt key or a value of the wrong type",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "suggested",

  check: schemaFindings,
});
