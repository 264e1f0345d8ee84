import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, numberAt, scalarAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

const NO_LIMIT = 100_000_000;

export const hfMaxLengthMismatch = defineRule({
  id: "hf-max-length-mismatch",
  summary: "The tokenizer lets longer texts through than the model has positions for",
  severity: "warning",
  languages: ["json"],
  kinds: ["hf-tokenizer-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/tokenizer"],
  fix: "none",

  *check(document, snapshot) {
    const longest = scalarAt(rootOf(document), "model_max_length");
    const config = snapshot.files.read(resolvePath(folderOf(document.uri), "config.json"));
    const root = config && soundRoots(config)[0];
    const positions = numberAt(root, "max_position_embeddings");
    // A very large number is how tokenizers say "no limit", and stretched positions have no fixed end.
    if (typeof longest?.value !== "number" || positions === undefined || longest.value > NO_LIMIT || isSet(root, "rope_scaling")) return;
    if (longest.value <= positions) return;
    yield { at: longest.span, message: `\`model_max_length\` is ${longest.text}, yet the model has ${positions} positions (\`max_position_embeddings\` in config.json): longer texts are not cut, and fail or come out as noise. Set it to ${positions}.` };
  },
});
