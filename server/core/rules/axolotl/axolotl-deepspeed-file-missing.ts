import { defineRule } from "../../engine/rule.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const axolotlDeepspeedFileMissing = defineRule({
  id: "axolotl-deepspeed-file-missing",
  summary: "The DeepSpeed config that the run names does not exist",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document, snapshot) {
    const file = scalarAt(rootOf(document), "deepspeed");
    if (!file || !file.text.endsWith(".json") || findFromHere(document.uri, file.text, snapshot).state !== "missing") return;
    yield { at: file.span, message: `\`${file.text}\` does not exist, although its folder does. Correct the path.` };
  },
});
