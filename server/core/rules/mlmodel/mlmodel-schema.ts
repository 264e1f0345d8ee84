import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const mlmodelSchema = defineRule({
  id: "mlmodel-schema",
  summary: "An MLmodel file lacks what MLflow needs to load it",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mlmodel"],
  references: ["https://mlflow.org/docs/latest/ml/model/"],
  fix: "none",

  check: schemaFindings,
});
