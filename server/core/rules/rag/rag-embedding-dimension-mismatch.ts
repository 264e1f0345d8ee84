import { defineRule } from "../../engine/rule.ts";
import { canBeShortened, embeddingsIn, numbersNamed } from "../../facts/config/retrieval.ts";
import { rootOf } from "../../kinds/data.ts";

export const ragEmbeddingDimensionMismatch = defineRule({
  id: "rag-embedding-dimension-mismatch",
  summary: "The index has another dimension than the embeddings",
  severity: "error",
  languages: ["yaml"],
  kinds: ["rag", "haystack"],
  references: ["https://platform.openai.com/docs/guides/embeddings"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const [embedding, ...others] = embeddingsIn(root);
    if (!embedding || others.some(({ dimension }) => dimension !== embedding.dimension)) return;
    for (const { at, value } of numbersNamed(root, /^(embedding_)?(dim|dims|dimension|dimensions|vector_size|vector_dim|embedding_dim|embedding_size|vector_dimension)$/)) {
      if (value === embedding.dimension || (value < embedding.dimension && canBeShortened(embedding.model))) continue;
      yield { at: at.span, message: `\`${embedding.model}\` gives vectors of ${embedding.dimension} numbers (as known on ${embedding.asOf}), and here stand ${value}: every insert and every search fails. Make the index anew with ${embedding.dimension}.` };
    }
  },
});
