import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

const PATHS = ["model_path", "pickled_model", "data", "model_data", "saved_model_dir", "keras_module_path"];

export const mlmodelArtifactMissing = defineRule({
  id: "mlmodel-artifact-missing",
  summary: "A file of the model is not beside MLmodel",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mlmodel"],
  references: ["https://mlflow.org/docs/latest/ml/model/"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    const missing = entriesAt(rootOf(document), "flavors").flatMap(({ value }) => PATHS.flatMap((name) => scalarAt(value, name) ?? []));
    // Alone, without anything of the model beside it, the file was taken out of the model's folder.
    if (snapshot.files.list(folder).length < 2) return;
    for (const file of missing) {
      if (file.value === null || file.text === "" || snapshot.files.exists(resolvePath(folder, file.text))) continue;
      yield { at: file.span, message: `\`${file.text}\` is not beside this file, so the model cannot be loaded. Copy the whole folder of the model, or log it again.` };
    }
  },
});
