import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const rayserveSchema = defineRule({
  id: "rayserve-schema",
  summary: "A Ray Serve config has a misspelt key",
  severity: "error",
  languages: ["yaml"],
  kinds: ["ray-serve"],
  references: ["https://docs.ray.io/en/latest/serve/production-guide/config.html"],
  fix: "suggested",

  check: schemaFindings,
});
