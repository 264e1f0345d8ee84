import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

export const rag: Kind = {
  id: "rag",
  title: "Retrieval settings",
  language: "yaml",
  names: [],
  sniff: (head, name) => (/\.ya?ml$/i.test(name) && /(?:^\s*(?:-\s+)?|[{,]\s*)["']?chunk_(?:size|overlap)["']?\s*:/m.test(head) && /\b(chunk_overlap|embedding|top_k|retriev|vector)/i.test(head) ? "it has `chunk_size` and settings of retrieval" : undefined),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml" }),
};
