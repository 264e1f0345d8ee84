import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const kfpcSchema = defineRule({
  id: "kfpc-schema",
  summary: "A Kubeflow component has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kfp-component-v1"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/reference/component-spec/"],
  fix: "suggested",

  check: schemaFindings,
});
