import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const kedroSchema = defineRule({
  id: "kedro-schema",
  summary: "A data set of the catalog has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://docs.kedro.org/en/stable/catalog-data/data_catalog_yaml_examples/"],
  fix: "suggested",

  check: schemaFindings,
});
