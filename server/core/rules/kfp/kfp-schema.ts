import { defineRule } from "../../engine/rule.ts";
import { exactSchema } from "../../kinds/kfp-ir/schema.ts";
import { findingsAgainst } from "../../kinds/schema/check.ts";

export const kfpSchema = defineRule({
  id: "kfp-schema",
  summary: "A compiled pipeline has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kfp-ir"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/user-guides/core-functions/compile-a-pipeline/"],
  fix: "suggested",

  check: (document) => findingsAgainst(document, exactSchema),
});
