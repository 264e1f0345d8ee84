import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const gxSchema = defineRule({
  id: "gx-schema",
  summary: "A suite or a project of Great Expectations has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["json", "yaml"],
  kinds: ["great-expectations", "gx-project"],
  references: ["https://docs.greatexpectations.io/docs/core/define_expectations/organize_expectation_suites/"],
  fix: "suggested",

  check: schemaFindings,
});
