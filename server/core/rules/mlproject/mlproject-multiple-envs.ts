import { defineRule } from "../../engine/rule.ts";
import { projectOf } from "../../facts/config/mlproject.ts";
import { entryOf, isSet } from "../../syntax/data/access.ts";

const ENVIRONMENTS = ["conda_env", "python_env", "docker_env"];

export const mlprojectMultipleEnvs = defineRule({
  id: "mlproject-multiple-envs",
  summary: "An MLproject names more than one environment",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mlproject"],
  references: ["https://mlflow.org/docs/latest/ml/projects/"],
  fix: "none",

  *check(document) {
    const root = projectOf(document)?.root;
    const [first, ...more] = ENVIRONMENTS.filter((key) => isSet(root, key)).flatMap((key) => entryOf(root, key) ?? []);
    for (const { key } of more) {
      yield { at: key.span, message: `\`${key.text}\` stands beside \`${first?.key.text ?? ""}\`, and MLflow refuses a project with two environments. Keep one of them.` };
    }
  },
});
