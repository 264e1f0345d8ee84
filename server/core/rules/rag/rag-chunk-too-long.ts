import { defineRule } from "../../engine/rule.ts";
import { embeddingsIn, numbersNamed } from "../../facts/config/retrieval.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, stringAt } from "../../syntax/data/access.ts";

export const ragChunkTooLong = defineRule({
  id: "rag-chunk-too-long",
  summary: "Chunks are longer than what the embedding model reads",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["rag", "haystack"],
  references: ["https://sbert.net/examples/sentence_transformer/applications/computing-embeddings/README.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const [embedding] = embeddingsIn(root);
    for (const { at, value, holder } of embedding ? numbersNamed(root, /^(chunk_size|chunk_size_tokens|max_chunk_tokens|split_length)$/) : []) {
      // Without a word about the unit it is characters, of which a token has about four.
      const unit = stringAt(holder, "unit") ?? stringAt(holder, "split_by") ?? stringAt(holder, "length_unit") ?? "";
      const tokens = (unit + at.text).includes('token') || entryOf(holder, "chunk_size_tokens") || entryOf(holder, "max_chunk_tokens") ? value : unit.includes('word') ? value * 1.3 : value / 4;
      if (embedding && tokens > embedding.tokens) yield { at: at.span, message: `Chunks of ${value} are about ${Math.round(tokens)} tokens, and \`${embedding.model}\` reads ${embedding.tokens} (as known on ${embedding.asOf}): the rest of each is cut off silently and never found. Make them shorter, or take another model.` };
    }
  },
});
