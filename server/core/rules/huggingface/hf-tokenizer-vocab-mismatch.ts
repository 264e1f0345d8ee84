import { defineRule } from "../../engine/rule.ts";
import { together } from "../../facts/config/together.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, numberAt, stringAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const hfTokenizerVocabMismatch = defineRule({
  id: "hf-tokenizer-vocab-mismatch",
  summary: "The tokenizer has tokens that the model has no embedding for",
  severity: "warning",
  languages: ["json"],
  kinds: ["hf-tokenizer-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/tokenizer"],
  fix: "none",

  *check(document, snapshot) {
    const config = snapshot.files.read(resolvePath(folderOf(document.uri), "config.json"));
    const size = config && numberAt(soundRoots(config)[0], "vocab_size");
    // A size that no vocabulary has is told in config.json itself.
    if (size === undefined || size < 1) return;
    const outside = entriesAt(rootOf(document), "added_tokens_decoder").filter(({ key }) => Number(key.text) >= size);
    yield* together(outside.map(({ key, value }) => ({ at: key.span, message: `Token ${key.text} (\`${stringAt(value, "content") ?? "?"}\`) lies outside of the model's vocabulary of ${size} (\`vocab_size\` in config.json): using it stops with an index error. Resize the embedding, or remove the token.` })), "`vocab_size`", 2);
  },
});
