import { defineRule } from "../../engine/rule.ts";
import { numbersNamed } from "../../facts/config/retrieval.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";

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
    yield* rerankedElsewhere(rootOf(document));
  },
});

/** A reranker with a section of its own, beside the one section that fetches. */
function* rerankedElsewhere(root: Node | undefined): Generator<{ readonly at: Span; readonly message: string }> {
  const counts = [...(root ? walk(root) : [])].flatMap(({ node, path, entry }) =>
    node.type === "scalar" && typeof node.value === "number" && /^(top_k|top_n|k|similarity_top_k|n_results)$/.test(entry?.key.text ?? "") ? [{ node, value: node.value, section: path.slice(0, -1).join(".") }] : [],
  );
  const kept = counts.filter(({ section }) => /rerank/i.test(section));
  const fetched = counts.filter(({ section }) => /retriev|search|vector/i.test(section) && !/rerank/i.test(section));
  const [last, first] = [kept[0], fetched[0]];
  if (kept.length !== 1 || fetched.length !== 1 || !last || !first || first.value < 1 || last.value <= first.value) return;
  yield { at: last.node.span, message: `The reranker is to keep ${last.value} passages, and \`${first.section}\` fetches ${first.value}: it drops none, and only costs time. Fetch more, or keep fewer.` };
}
