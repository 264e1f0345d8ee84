import { defineRule } from "../../engine/rule.ts";
import { findFromHere, isMisspelt } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const trainerDeepspeedFileMissing = defineRule({
  id: "trainer-deepspeed-file-missing",
  summary: "The DeepSpeed config that the run names does not exist",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["trainer", "llamafactory"],
  references: ["https://huggingface.co/docs/transformers/main_classes/trainer"],
  fix: "none",

  *check(document, snapshot) {
    const file = scalarAt(rootOf(document), "deepspeed");
    if (!file || !/\.(json|ya?ml)$/.test(file.text)) return;
    const { state } = findFromHere(document.uri, file.text, snapshot);
    if (state === "found" || (state === "unknown" && !isMisspelt(resolvePath(folderOf(document.uri), file.text), snapshot, document.uri))) return;
    yield { at: file.span, message: `\`${file.text}\` does not exist, although its folder does. Correct the path.` };
  },
});
