import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isSet, nodeAt } from "../../syntax/data/access.ts";

export const mlprojectDatabricksPythonFileAndEntrypoints = defineRule({
  id: "mlproject-databricks-python-file-and-entrypoints",
  summary: "A Databricks job names a file and entry points",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mlproject"],
  references: ["https://mlflow.org/docs/latest/ml/projects/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const file = entryOf(nodeAt(root, "databricks_spark_job"), "python_file");
    if (file && isSet(root, "entry_points")) yield { at: file.key.span, message: "`python_file` and `entry_points` both say what to run, and MLflow refuses the project. Keep one of them." };
  },
});
