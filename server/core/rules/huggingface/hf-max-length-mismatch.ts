import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

const NO_LIMIT = 100_000_000;

export const hfMaxLengthMismatch = defineRule({
  id: "hf-max-length-mismatch",
  summary: "The tokenizer lets longer texts through than the model has positions for",
  severity: "warning",
  languages: ["json"],
  kinds: ["hf-tokenizer-config", "hf-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/tokenizer"],
  fix: "none",

  *check(document, snapshot) {
    const isModel = document.kind === "hf-config";
    const uri = resolvePath(folderOf(document.uri), isModel ? "tokenizer_config.json" : "config.json");
    const file = snapshot.files.read(uri);
    const other = file && soundRoots(file)[0];
    const [model, tokenizer] = isModel ? [rootOf(document), other] : [other, rootOf(document)];
    const longest = scalarAt(tokenizer, "model_max_length");
    const positions = scalarAt(model, "max_position_embeddings");
    // A very large number is how tokenizers say "no limit", and stretched positions have no fixed end.
    if (typeof longest?.value !== "number" || typeof positions?.value !== "number" || longest.value > NO_LIMIT || isSet(model, "rope_scaling")) return;
    if (longest.value <= positions.value) return;
    if (isModel) yield { at: positions.span, message: `The model has ${positions.text} positions, yet \`model_max_length\` in tokenizer_config.json is ${longest.text}: longer texts are not cut, and fail or come out as noise. Set that to ${positions.text}.`, related: [{ at: longest.span, uri, message: `Texts of up to ${longest.text} tokens are let through here.` }] };
    else yield { at: longest.span, message: `\`model_max_length\` is ${longest.text}, yet the model has ${positions.text} positions (\`max_position_embeddings\` in config.json): longer texts are not cut, and fail or come out as noise. Set it to ${positions.text}.`, related: [{ at: positions.span, uri, message: `The model has ${positions.text} positions.` }] };
  },
});
