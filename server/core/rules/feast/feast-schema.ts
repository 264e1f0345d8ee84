import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const feastSchema = defineRule({
  id: "feast-schema",
  summary: "A feature_store.yaml lacks a key or has a misspelt one",
  severity: "error",
  languages: ["yaml"],
  kinds: ["feast"],
  references: ["https://docs.feast.dev/reference/feature-store-yaml"],
  fix: "suggested",

  check: schemaFindings,
});
