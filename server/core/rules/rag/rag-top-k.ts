import { defineRule } from "../../engine/rule.ts";
import { numbersNamed } from "../../facts/config/retrieval.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const ragTopK = defineRule({
  id: "rag-top-k",
  summary: "The number of passages makes no sense",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["rag", "haystack"],
  references: ["https://docs.langchain.com/oss/python/integrations/splitters"],
  fix: "none",

  *check(document) {
    for (const { at, value, holder } of numbersNamed(rootOf(document), /^(top_k|k|similarity_top_k|n_results)$/)) {
      if (value < 1 || !Number.isInteger(value)) yield { at: at.span, message: `${at.text} passages are asked for, so the model answers without any. Ask for at least one.` };
      for (const narrower of ["top_n", "rerank_top_k", "rerank_top_n", "reranker_top_k"]) {
        const kept = scalarAt(holder, narrower);
        if (typeof kept?.value === "number" && kept.value > value && value >= 1) yield { at: kept.span, message: `The reranker is to keep ${kept.value} of ${value} passages, so it drops none. Fetch more, or keep fewer.` };
      }
    }
  },
});
