import { defineRule } from "../../engine/rule.ts";
import { shardsOf } from "../../facts/config/weightIndex.ts";
import { baseName } from "../../workspace/uri.ts";

export const hfWeightIndexShardPath = defineRule({
  id: "hf-weight-index-shard-path",
  summary: "A weight index names a shard that is not a file beside it, or of another format",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-weight-index"],
  references: ["https://huggingface.co/docs/transformers/big_models"],
  fix: "none",

  *check(document) {
    const wanted = baseName(document.uri).endsWith(".safetensors.index.json") ? ".safetensors" : ".bin";
    for (const { name } of shardsOf(document)) {
      if (/^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name.text)) {
        yield { at: name.span, message: `\`${name.text}\` lies outside of the folder of the model: on another machine it is not there, or it is another file than the author meant. Put the shard beside the index and write its name alone.` };
      } else if (OTHER_FORMAT.test(name.text) && !name.text.endsWith(wanted)) {
        yield { at: name.span, message: `This index is read by the loader of \`${wanted}\` files, which cannot open \`${name.text}\`. Save the model again in one format.` };
      }
    }
  },
});

const OTHER_FORMAT = /\.(?:safetensors|bin|pt|pth)$/;
