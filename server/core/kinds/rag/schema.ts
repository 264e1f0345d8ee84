import { HOSTED_EMBEDDINGS } from "../../facts/config/tables/hostedModels.ts";
import { keysOf } from "../schema/fields.ts";
import { key, loose, oneOf, named, type MapShape, type Shape } from "../schema/shape.ts";

const MODELS = Object.keys(HOSTED_EMBEDDINGS);

/** Settings of retrieval have no tool of their own, so that only their types are known, wherever they stand. */
const KEYS: MapShape["keys"] = { ...keysOf({
  chunk_size: ["num>=1", "Length of a piece of text."],
  chunk_overlap: ["num>=0", "How much neighbouring pieces share; less than `chunk_size`."],
  top_k: ["int>=1", "Pieces that are found."],
  similarity_top_k: ["int>=1", "Pieces that are found."],
  rerank_top_k: ["int>=1", "Pieces that are kept after ranking."],
  score_threshold: ["num", "The least likeness."],
  similarity_threshold: ["num", "The least likeness."],
  embedding_dimension: ["int>=1", "Length of the vectors."],
  batch_size: ["int>=1", "Texts at a time."],
  top_n: ["int>=1", "Passages that are kept after ranking."],
  dimension: ["int>=1", "Length of the vectors."],
  dimensions: ["int>=1", "Length of the vectors."],
  distance: ["'cosine'|'euclidean'|'euclid'|'l2'|'dot'|'dotproduct'|'ip'|'inner_product'|'manhattan'|'hamming'|text", "How likeness is measured."],
  distance_metric: ["'cosine'|'euclidean'|'euclid'|'l2'|'dot'|'dotproduct'|'ip'|'inner_product'|'manhattan'|'hamming'|text", "How likeness is measured."],
  metric: ["'cosine'|'euclidean'|'l2'|'dot'|'dotproduct'|'ip'|'inner_product'|'manhattan'|'hamming'|text", "How likeness is measured."],
  search_type: ["'similarity'|'mmr'|'hybrid'|'similarity_score_threshold'|'keyword'|'semantic'|'vector'|text", "How passages are found."],
  type: ["'qdrant'|'chroma'|'faiss'|'pinecone'|'weaviate'|'milvus'|'pgvector'|'redis'|'opensearch'|'elasticsearch'|'lancedb'|text", "The kind of it."],
  temperature: ["num>=0<=2", "How freely tokens are sampled."],
  max_tokens: ["int>=1", "Most tokens to write."],
}), embedding_model: key(oneOf({ is: "text", usual: MODELS }, named({ is: "any" })), "What makes vectors of texts.") };

const ALIASES = { topk: "top_k", chunksize: "chunk_size", chunkoverlap: "chunk_overlap", overlap: "chunk_overlap" };
const open = (keys: MapShape["keys"]): MapShape => ({ ...loose(keys), aliases: ALIASES });
const block = open(KEYS);
export const schema: Shape = open({ ...KEYS, ...Object.fromEntries(["chunking", "splitter", "text_splitter", "retrieval", "retriever", "rag", "embedding", "embeddings", "vector_store", "llm", "generation", "ingestion", "indexing", "reranker"].map((name) => [name, { shape: oneOf(open({ ...KEYS, ...Object.fromEntries(["splitter", "retriever", "embedding", "vector_store", "chunking"].map((inner) => [inner, { shape: oneOf(block, named({ is: "any" }), { is: "any" }), doc: "Settings of a part." }])) }), { is: "any" }), doc: "Settings of a part." }])) });
