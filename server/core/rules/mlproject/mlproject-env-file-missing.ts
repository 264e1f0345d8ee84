import { defineRule } from "../../engine/rule.ts";
import { projectOf } from "../../facts/config/mlproject.ts";
import { yamlFilesIn } from "../../facts/config/neighbours.ts";
import { isAlone } from "../../facts/config/paths.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const mlprojectEnvFileMissing = defineRule({
  id: "mlproject-env-file-missing",
  summary: "An MLproject names an environment file that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mlproject"],
  references: ["https://mlflow.org/docs/latest/ml/projects/"],
  fix: "suggested",

  *check(document, snapshot) {
    if (isAlone(document.uri, snapshot)) return;
    const folder = folderOf(document.uri);
    for (const key of ["conda_env", "python_env"]) {
      const file = scalarAt(projectOf(document)?.root, key);
      if (!file || file.text === "" || isPlaceholder(file) || snapshot.files.exists(resolvePath(folder, file.text))) continue;
      const beside = yamlFilesIn(folder, snapshot).map(baseName);
      const meant = beside.find((name) => name.replace(/\.ya?ml$/, "") === file.text.replace(/\.ya?ml$/, "")) ?? nearest(file.text, beside);
      yield {
        at: file.span,
        message: `\`${file.text}\` does not exist beside this file, so \`mlflow run\` cannot make the environment. ${meant === undefined ? "Add the file or correct the name." : `Did you mean \`${meant}\`?`}`,
        ...(meant !== undefined && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: file.span, text: meant }] }] }),
      };
    }
  },
});
