import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { baseName, folderOf } from "../../workspace/uri.ts";

export const tritonNameMatchesDir = defineRule({
  id: "triton-name-matches-dir",
  summary: "The name of a model is not that of its folder",
  severity: "warning",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    const name = scalarAt(rootOf(document), "name");
    const versions = snapshot.files.list(folder).filter((entry) => /\/\d+\/$/.test(entry));
    if (!name || versions.length === 0 || name.text === baseName(folder) || isPlaceholder(name)) return;
    yield { at: name.span, message: `Triton wants the model's name to be that of its folder, \`${baseName(folder)}\`, and refuses the model otherwise. Rename one, or leave the name out.` };
  },
});
