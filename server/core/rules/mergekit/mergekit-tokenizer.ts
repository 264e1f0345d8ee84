import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isSet, scalarAt } from "../../syntax/data/access.ts";

export const mergekitTokenizer = defineRule({
  id: "mergekit-tokenizer",
  summary: "Two descriptions of the tokenizer, or one of a base model that is not there",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mergekit"],
  references: ["https://github.com/arcee-ai/mergekit"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const described = entryOf(root, "tokenizer");
    const source = scalarAt(root, "tokenizer_source");
    if (described && isSet(root, "tokenizer") && isSet(root, "tokenizer_source")) {
      yield { at: described.key.span, message: "mergekit takes `tokenizer` or the older `tokenizer_source`, not both. Move the source into `tokenizer: {source: …}`." };
    }
    if (source?.text === "base" && !isSet(root, "base_model")) yield { at: source.span, message: "The tokenizer is to be that of the base model, yet `base_model` is missing. Add it, or name a model." };
  },
});
