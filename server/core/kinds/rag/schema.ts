import { keysOf } from "../schema/fields.ts";
import { loose, oneOf, named, type MapShape, type Shape } from "../schema/shape.ts";

/** Settings of retrieval have no tool of their own, so that only their types are known, wherever they stand. */
const KEYS: MapShape["keys"] = keysOf({
  chunk_size: ["num>=1", "Length of a piece of text."],
  chunk_overlap: ["num>=0", "How much neighbouring pieces share; less than `chunk_size`."],
  top_k: ["int>=1", "Pieces that are found."],
  similarity_top_k: ["int>=1", "Pieces that are found."],
  rerank_top_k: ["int>=1", "Pieces that are kept after ranking."],
  score_threshold: ["num", "The least likeness."],
  similarity_threshold: ["num", "The least likeness."],
  embedding_model: ["text|map", "What makes vectors of texts."],
  embedding_dimension: ["int>=1", "Length of the vectors."],
  batch_size: ["int>=1", "Texts at a time."],
  temperature: ["num>=0", "How freely tokens are sampled."],
  max_tokens: ["int>=1", "Most tokens to write."],
});

const block = loose(KEYS);
export const schema: Shape = loose({ ...KEYS, ...Object.fromEntries(["chunking", "splitter", "text_splitter", "retrieval", "retriever", "rag", "embedding", "embeddings", "vector_store", "llm", "generation", "ingestion", "indexing", "reranker"].map((name) => [name, { shape: oneOf(loose({ ...KEYS, ...Object.fromEntries(["splitter", "retriever", "embedding", "vector_store", "chunking"].map((inner) => [inner, { shape: oneOf(block, named({ is: "any" }), { is: "any" }), doc: "Settings of a part." }])) }), { is: "any" }), doc: "Settings of a part." }])) });
