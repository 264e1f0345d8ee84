import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const vertexSchema = defineRule({
  id: "vertex-schema",
  summary: "A training job lacks a key or has a misspelt one",
  severity: "error",
  languages: ["yaml"],
  kinds: ["vertex-job"],
  references: ["https://cloud.google.com/vertex-ai/docs/training/configure-compute"],
  fix: "suggested",

  check: schemaFindings,
});
