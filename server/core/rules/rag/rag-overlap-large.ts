import { defineRule } from "../../engine/rule.ts";
import { numbersNamed } from "../../facts/config/retrieval.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt } from "../../syntax/data/access.ts";

export const ragOverlapLarge = defineRule({
  id: "rag-overlap-large",
  summary: "Most of each chunk is said already by the one before",
  severity: "info",
  languages: ["yaml"],
  kinds: ["rag", "haystack"],
  references: ["https://docs.langchain.com/oss/python/integrations/splitters"],
  fix: "none",

  *check(document) {
    for (const { at, value, name, holder } of numbersNamed(rootOf(document), /^(chunk|split)_overlap$/)) {
      const size = numberAt(holder, name.startsWith("chunk") ? "chunk_size" : "split_length");
      if (size === undefined || value <= size / 2 || value >= size) continue;
      yield { at: at.span, message: `${value} of ${size} are repeated: the index gets ${Math.round(size / (size - value))} times as large as the text, and the best hits are the same passage again and again. A tenth to a fifth is usual.` };
    }
  },
});
