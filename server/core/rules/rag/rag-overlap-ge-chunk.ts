import { defineRule } from "../../engine/rule.ts";
import { numbersNamed } from "../../facts/config/retrieval.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt, scalarAt } from "../../syntax/data/access.ts";

export const ragOverlapGeChunk = defineRule({
  id: "rag-overlap-ge-chunk",
  summary: "Chunks overlap by as much as they hold",
  severity: "error",
  languages: ["yaml"],
  kinds: ["rag", "haystack"],
  references: ["https://docs.langchain.com/oss/python/integrations/splitters"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { at, value, name, holder } of numbersNamed(root, /^(chunk|split)_overlap$/)) {
      const length = name.startsWith("chunk") ? "chunk_size" : "split_length";
      const size = numberAt(holder, length);
      const place = scalarAt(holder, length);
      if (size !== undefined && value >= size) yield { at: at.span, ...(place && { related: [{ at: place.span, message: "This is how long a chunk is." }] }), message: `Each chunk has ${size} and repeats ${value} of the one before, so the text never ends: splitters refuse this. A tenth to a fifth of the chunk is usual.` };
    }
  },
});
