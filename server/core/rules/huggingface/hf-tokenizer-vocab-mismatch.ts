import { defineRule, type Finding } from "../../engine/rule.ts";
import { together } from "../../facts/config/together.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const hfTokenizerVocabMismatch = defineRule({
  id: "hf-tokenizer-vocab-mismatch",
  summary: "The tokenizer has tokens that the model has no embedding for",
  severity: "warning",
  languages: ["json"],
  kinds: ["hf-tokenizer-config", "hf-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/tokenizer"],
  fix: "none",

  *check(document, snapshot) {
    if (document.kind === "hf-config") yield* atTheSize(document, snapshot);
    else yield* atTheTokens(document, snapshot);
  },
});

function* atTheTokens(document: Document, snapshot: Snapshot): Generator<Finding> {
  const config = snapshot.files.read(resolvePath(folderOf(document.uri), "config.json"));
  const size = config && numberAt(soundRoots(config)[0], "vocab_size");
  // A size that no vocabulary has is told in config.json itself.
  if (size === undefined || size < 1) return;
  const outside = tokensFrom(size, rootOf(document));
  yield* together(outside.map(({ key, value }) => ({ at: key.span, message: `Token ${key.text} (\`${stringAt(value, "content") ?? "?"}\`) lies outside of the model's vocabulary of ${size} (\`vocab_size\` in config.json): using it stops with an index error. Resize the embedding, or remove the token.` })), "`vocab_size`", 2);
}

/** The same, seen from the model. */
function* atTheSize(document: Document, snapshot: Snapshot): Generator<Finding> {
  const size = scalarAt(rootOf(document), "vocab_size");
  const uri = resolvePath(folderOf(document.uri), "tokenizer_config.json");
  const tokenizer = typeof size?.value === "number" && size.value >= 1 ? snapshot.files.read(uri) : undefined;
  if (!tokenizer || typeof size?.value !== "number") return;
  const outside = tokensFrom(size.value, soundRoots(tokenizer)[0]);
  const [first] = outside;
  if (!first) return;
  const largest = Math.max(...outside.map(({ key }) => Number(key.text)));
  yield { at: size.span, message: `The tokenizer beside this file has tokens up to ${largest}, and the model rows for ${size.text}: using the others stops with an index error. Resize the embedding to at least ${largest + 1}, or remove the tokens.`, related: [{ at: first.key.span, uri, message: `Token ${first.key.text} is added here.` }] };
}

const tokensFrom = (size: number, tokenizer: Node | undefined): readonly Entry[] => entriesAt(tokenizer, "added_tokens_decoder").filter(({ key }) => Number(key.text) >= size);
