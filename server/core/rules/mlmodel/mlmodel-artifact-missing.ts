import { defineRule } from "../../engine/rule.ts";
import { isMisspelt, missingToTell, type NamedFile } from "../../facts/config/paths.ts";
import { saidOfAlone } from "../../kinds/alone.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
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
    const named = entriesAt(rootOf(document), "flavors").flatMap(({ value }) => PATHS.flatMap((name) => placed(scalarAt(value, name), folder)));
    const examples = placed(scalarAt(rootOf(document), "saved_input_example_info", "artifact_path"), folder);
    const all = [...named, ...examples];
    const { faults, alone } = missingToTell(all, all.filter(({ uri }) => !snapshot.files.exists(uri)), ({ uri }) => isMisspelt(uri, snapshot, document.uri), snapshot);
    yield* saidOfAlone(alone);
    for (const { at, path } of faults.filter((one) => named.includes(one))) yield { at, message: `\`${path}\` is not beside this file, so the model cannot be loaded. Copy the whole folder of the model, or log it again.` };
    for (const { at, path } of faults.filter((one) => examples.includes(one))) yield { at, severity: "warning", message: `\`${path}\` is not beside this file, so the example of an input cannot be loaded and serving cannot be tried with it. Correct the name, or copy the file.` };
  },
});

const placed = (file: Scalar | undefined, folder: string): readonly NamedFile[] => (file && typeof file.value === "string" && file.text !== "" ? [{ at: file.span, path: file.text, uri: resolvePath(folder, file.text) }] : []);
