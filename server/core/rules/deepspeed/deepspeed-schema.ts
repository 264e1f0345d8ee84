import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const deepspeedSchema = defineRule({
  id: "deepspeed-schema",
  summary: "A DeepSpeed config has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["json"],
  kinds: ["deepspeed"],
  references: ["https://www.deepspeed.ai/docs/config-json/"],
  fix: "suggested",

  check: schemaFindings,
});
