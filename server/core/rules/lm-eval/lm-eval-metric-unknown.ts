import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const lmEvalMetricUnknown = defineRule({
  id: "lm-eval-metric-unknown",
  summary: "A metric, an aggregation or a filter does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["lm-eval-task"],
  references: ["https://github.com/EleutherAI/lm-evaluation-harness/blob/main/docs/task_guide.md"],
  fix: "suggested",

  *check(document) {
    for (const { at, known, closed, what } of namesIn(rootOf(document))) {
      const meant = known.includes(at.text) || /^\d/.test(at.text) ? undefined : nearest(at.text, known, 2);
      if (known.includes(at.text) || (meant === undefined && !closed) || at.tag !== undefined || typeof at.value !== "string") continue;
      yield {
        at: at.span,
        message: `lm-evaluation-harness has no ${what} \`${at.text}\`. ${meant === undefined ? `It has ${known.map((name) => `\`${name}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}`,
        ...(meant !== undefined && { fixes: [replaceWith(document.text, at.span, meant)] }),
      };
    }
  },
});

interface Name {
  readonly at: Scalar & { readonly tag?: string };
  readonly known: readonly string[];
  /** Nobody else may give such a name. */
  readonly closed: boolean;
  readonly what: string;
}

function* namesIn(root: Node | undefined): Generator<Name> {
  for (const metric of [...itemsAt(root, "metric_list"), ...itemsAt(root, "aggregate_metric_list")]) {
    const [name, aggregation] = [scalarAt(metric, "metric"), scalarAt(metric, "aggregation")];
    // Functions of a task score by names of their own, so only what looks like a known one is a slip.
    if (name) yield { at: name, known: METRICS, closed: false, what: "metric" };
    if (aggregation) yield { at: aggregation, known: AGGREGATIONS, closed: true, what: "aggregation" };
  }
  for (const step of itemsAt(root, "filter_list").flatMap((filter) => itemsAt(filter, "filter"))) {
    const name = scalarAt(step, "function");
    if (name) yield { at: name, known: FILTERS, closed: false, what: "filter" };
  }
}

/** Those of version 0.4.13, read in November 2026, and those of evaluate that tasks use. */
const METRICS = "acc acc_all acc_bytes acc_mutual_info acc_norm bits_per_byte bleu brier_score bypass byte_perplexity chrf chrf++ exact_match f1 likelihood mcc perplexity ter word_perplexity accuracy precision recall rouge rouge1 rouge2 rougeL rougeLsum bertscore bert_score rouge_score code_sim_score bleurt meteor wer cer squad squad_v2 sacrebleu score".split(" ");
const AGGREGATIONS = "bits_per_byte bleu brier_score bypass chrf chrf++ f1 matthews_corrcoef mean median nanmean perplexity ter weighted_perplexity".split(" ");
const FILTERS = "custom decontaminate format_span lowercase majority_vote map multi_choice_regex regex regex_pos remove_whitespace take_first take_first_k uppercase".split(" ");
