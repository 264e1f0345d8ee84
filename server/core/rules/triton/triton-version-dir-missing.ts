import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf } from "../../syntax/data/access.ts";
import { baseName, folderOf } from "../../workspace/uri.ts";

/** Files that backends look for in the folder of a version. */
const MODEL_FILES = /^model\.(?:onnx|pt|plan|py|graphdef|xml|bin|pt2|joblib|json|txt)$|^model\.savedmodel\/$/;

export const tritonVersionDirMissing = defineRule({
  id: "triton-version-dir-missing",
  summary: "A model lies beside its config instead of in the folder of a version",
  severity: "warning",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_repository.html"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    if (root?.type !== "mapping" || entryOf(root, "ensemble_scheduling")) return;
    const names = snapshot.files.list(folderOf(document.uri)).map((uri) => (uri.endsWith("/") ? `${baseName(uri.slice(0, -1))}/` : baseName(uri)));
    const model = names.find((name) => MODEL_FILES.test(name));
    if (model === undefined || names.some((name) => /^\d+\/$/.test(name))) return;
    const at = entryOf(root, "name")?.key.span ?? root.entries[0]?.key.span;
    if (at) yield { at, message: `\`${model}\` lies beside this file, but Triton looks for models in the folders of their versions, so it does not load this one. Move it to \`1/${model}\`.` };
  },
});
