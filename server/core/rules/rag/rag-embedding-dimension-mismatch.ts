import { defineRule, type Finding } from "../../engine/rule.ts";
import { canBeShortened, embeddingsIn, numbersNamed } from "../../facts/config/retrieval.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

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
    yield* betweenSections(root);
    if (!embedding || others.some(({ dimension }) => dimension !== embedding.dimension)) return;
    for (const { at, value } of numbersNamed(root, /^(embedding_)?(dim|dims|dimension|dimensions|vector_size|vector_dim|embedding_dim|embedding_size|vector_dimension)$/)) {
      if (value === embedding.dimension || (value < embedding.dimension && canBeShortened(embedding.model) && !(document.kind === "haystack" && isWhole(root, embedding.at)))) continue;
      yield { at: at.span, related: [{ at: embedding.at.span, message: `\`${embedding.model}\` is chosen here.` }], message: `\`${embedding.model}\` gives vectors of ${embedding.dimension} numbers (as known on ${embedding.asOf}), and here stand ${value}: every insert and every search fails. Make the index anew with ${embedding.dimension}.` };
    }
  },
});

/** Haystack's embedders ask for whole vectors where no `dimensions` stand beside the model. */
const isWhole = (root: Node | undefined, model: Node): boolean => [...(root ? walk(root) : [])].some(({ node }) => node.type === "mapping" && node.entries.some(({ value }) => value === model) && !entryOf(node, "dimensions"));

/** Two lengths of vectors in one file, of which at most one is right. */
function* betweenSections(root: Node | undefined): Generator<Finding> {
  const lengths = [...numbersNamed(root, /^(?:embedding_)?(?:dim|dims|dimension|dimensions|vector_size|vector_dimension)$/)];
  const [first, second, ...more] = lengths;
  if (!first || !second || more.length > 0 || first.value === second.value || embeddingsIn(root).some((one) => !canBeShortened(one.model)) || embeddingsIn(root).length > 1) return;
  yield { at: second.at.span, related: [{ at: first.at.span, message: `Here it is ${first.value}.` }], message: `Vectors have ${first.value} numbers above and ${second.value} here: nothing that is embedded fits the index. Write the same length in both places.` };
}
