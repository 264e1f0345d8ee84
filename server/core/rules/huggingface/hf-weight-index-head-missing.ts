import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { folderOf } from "../../workspace/uri.ts";

export const hfWeightIndexHeadMissing = defineRule({
  id: "hf-weight-index-head-missing",
  summary: "The weights have no output layer, although it is not tied to the input",
  severity: "warning",
  languages: ["json"],
  kinds: ["hf-weight-index"],
  references: ["https://huggingface.co/docs/transformers/big_models"],
  fix: "none",

  *check(document, snapshot) {
    const config = snapshot.files.read(`${folderOf(document.uri)}/config.json`);
    const root = config && soundRoots(config)[0];
    const writes = itemsAt(root, "architectures").some((name) => name.type === "scalar" && name.text.endsWith("ForCausalLM"));
    if (!writes || scalarAt(root, "tie_word_embeddings")?.value !== false) return;
    const map = entryOf(rootOf(document), "weight_map");
    const names = entriesAt(map?.value).map(({ key }) => key.text);
    if (!map || names.length === 0 || !names.some((name) => /embed|wte/.test(name)) || names.some((name) => /(?:^|\.)(?:lm_head|head|output|embed_out|output_layer|final_linear)\b/.test(name))) return;
    yield { at: map.key.span, message: "config.json says that the output layer is not tied to the embeddings (`tie_word_embeddings` is false), yet there is no `lm_head.weight` here: it is initialised at random, and every token is drawn by chance. Save the whole model, or set `tie_word_embeddings` to true if it was trained so." };
  },
});
