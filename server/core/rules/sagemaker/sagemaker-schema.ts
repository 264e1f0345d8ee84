import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const sagemakerSchema = defineRule({
  id: "sagemaker-schema",
  summary: "A pipeline lacks a key or has a misspelt one",
  severity: "error",
  languages: ["json"],
  kinds: ["sagemaker-pipeline"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html"],
  fix: "suggested",

  check: schemaFindings,
});
