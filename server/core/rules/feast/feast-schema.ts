import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { schemaFor } from "../../kinds/feast/schema.ts";
import { findingsAgainst } from "../../kinds/schema/check.ts";

export const feastSchema = defineRule({
  id: "feast-schema",
  summary: "A feature_store.yaml lacks a key or has a misspelt one",
  severity: "error",
  languages: ["yaml"],
  kinds: ["feast"],
  references: ["https://docs.feast.dev/reference/feature-store-yaml"],
  fix: "suggested",

  *check(document) {
    yield* findingsAgainst(document, schemaFor(rootOf(document)));
  },
});
