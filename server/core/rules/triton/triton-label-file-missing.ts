import { defineRule } from "../../engine/rule.ts";
import { isMisspelt } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const tritonLabelFileMissing = defineRule({
  id: "triton-label-file-missing",
  summary: "The file with the names of the classes is not there",
  severity: "warning",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document, snapshot) {
    for (const file of manyOf(nodeAt(rootOf(document), "output")).flatMap((tensor) => scalarAt(tensor, "label_filename") ?? [])) {
      if (file.text === "" || !isMisspelt(resolvePath(folderOf(document.uri), file.text), snapshot, document.uri)) continue;
      yield { at: file.span, message: `\`${file.text}\` is not in the folder of the model, and a file that is called nearly so is: Triton does not load the model. Correct the name.` };
    }
  },
});
