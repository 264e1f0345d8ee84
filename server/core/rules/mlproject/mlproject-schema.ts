import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const mlprojectSchema = defineRule({
  id: "mlproject-schema",
  summary: "An MLproject file does not have the form that MLflow reads",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mlproject"],
  references: ["https://mlflow.org/docs/latest/ml/projects/"],
  fix: "suggested",

  check: schemaFindings,
});
