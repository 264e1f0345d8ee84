import { walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { HOSTED_AS_OF, HOSTED_EMBEDDINGS } from "./tables/hostedModels.ts";
import { OPEN_EMBEDDINGS, OPEN_EMBEDDINGS_AS_OF } from "./tables/openEmbeddings.ts";

/** Settings of retrieval, wherever in a file they stand. */
export interface Setting {
  readonly name: string;
  readonly at: Scalar;
  readonly value: number;
  readonly holder: Node;
}

/** Numbers under a name of the pattern, with the mapping that holds them. */
export function* numbersNamed(root: Node | undefined, pattern: RegExp): Generator<Setting> {
  for (const { node } of root ? walk(root) : []) {
    if (node.type !== "mapping") continue;
    for (const { key, value } of node.entries) {
      if (pattern.test(key.text) && value.type === "scalar" && typeof value.value === "number") yield { name: key.text, at: value, value: value.value, holder: node };
    }
  }
}

export interface Embedding {
  readonly model: string;
  readonly at: Scalar;
  readonly dimension: number;
  readonly tokens: number;
  readonly asOf: string;
}

/** The embedding models that a file names, as far as they are known. */
export function embeddingsIn(root: Node | undefined): readonly Embedding[] {
  return [...(root ? walk(root) : [])].flatMap(({ node, path, entry }): Embedding[] => {
    if (!entry || node.type !== "scalar" || !/model|name|embed/i.test(entry.key.text) || !/embed/i.test(path.join("."))) return [];
    const model = node.text.replace(/^.*[/]/, "").replace(/^.*:(?=text-|embed)/, "");
    const hosted = HOSTED_EMBEDDINGS[model];
    const open = OPEN_EMBEDDINGS[model.toLowerCase()];
    const known = hosted ?? open;
    return known ? [{ model, at: node, ...known, asOf: hosted ? HOSTED_AS_OF : OPEN_EMBEDDINGS_AS_OF }] : [];
  });
}

/** Models whose vectors may be cut by the caller (Matryoshka): any shorter length is right. */
export const canBeShortened = (model: string): boolean => /^text-embedding-3|^gemini-embedding|^embed-v|^voyage-(3|4|code-3)|^nomic-embed-text-v1\.5|^jina-embeddings-v3|^qwen3-embedding|titan-embed-text-v2/i.test(model);
