import { defineRule } from "../../engine/rule.ts";
import { isAlone } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const mlmodelEnvFileMissing = defineRule({
  id: "mlmodel-env-file-missing",
  summary: "The environment file of the model is not beside MLmodel",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mlmodel"],
  references: ["https://mlflow.org/docs/latest/ml/model/"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    const root = rootOf(document);
    const files = [["env"], ["env", "conda"], ["env", "virtualenv"]].flatMap((path) => scalarAt(root, "flavors", "python_function", ...path) ?? []);
    if (isAlone(document.uri, snapshot)) return;
    for (const file of files) {
      if (file.value === null || !/\.ya?ml$/.test(file.text) || snapshot.files.exists(resolvePath(folder, file.text))) continue;
      yield { at: file.span, message: `\`${file.text}\` is not beside this file, so no server can make the environment that the model needs. Add it, or log the model again.` };
    }
  },
});
