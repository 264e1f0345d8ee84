import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const hfWeightMapShardMissing = defineRule({
  id: "hf-weight-map-shard-missing",
  summary: "The weight index names a shard that is not beside it",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-weight-index"],
  references: ["https://huggingface.co/docs/transformers/big_models"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    const shards = new Map(entriesAt(rootOf(document), "weight_map").flatMap(({ value }) => (value.type === "scalar" ? [[value.text, value] as const] : [])).toReversed());
    const missing = [...shards].filter(([name]) => !snapshot.files.exists(resolvePath(folder, name)));
    // With no shard at all the weights were simply not downloaded.
    if (missing.length === shards.size) return;
    for (const [name, value] of missing) {
      yield { at: value.span, message: `\`${name}\` is not beside this index, although other shards are: the download is incomplete, and the model does not load. Download it again.` };
    }
  },
});
