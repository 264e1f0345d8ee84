import type { Fault } from "../fault.ts";
import { endings, keySlips, swaps } from "../rows.ts";

const KIND = "lm-eval-task";

export const lmEvalFaults: readonly Fault[] = [
  ...swaps("lm-eval", KIND, [
    ["function-form", /!function utils\.(\w+)/, "!function $1"],
    ["tag-form", /!function /, "!func "],
    ["task-missing", /^task: .*$/m, "task:"],
    ["template-syntax", /\{\{text\}\}/, "{{text}"],
    ["wrong-type", /^dataset_name: .*$/m, "dataset_name: [a, b]"],
  ]),
  ...endings("lm-eval", KIND, [
    ["metric-unknown", "metric_list:\n  - metric: acurracy"],
    ["metric-unknown", "metric_list:\n  - metric: acc\n    aggregation: meen"],
    ["metric-unknown", "metric_list:\n  - metric: acc\n    aggregation: mean\n    higher_is_beter: true"],
    ["wrong-type", "metric_list:\n  - metric: acc\n    aggregation: mean\n    higher_is_better: upwards"],
    ["wrong-type", "metric_list: acc"],
    ["output-type-unknown", "output_type: generate_untill"],
    ["output-type-unknown", "output_type: classification"],
    ["wrong-type", "num_fewshot: five"],
    ["range", "num_fewshot: -1"],
    ["range", "repeats: 0"],
    ["filter-unknown", "filter_list:\n  - name: strict\n    filter:\n      - function: regexx"],
    ["template-syntax", "doc_to_text: \"{{question}\""],
    ["template-syntax", "doc_to_target: \"{% if answer %}{{answer}}\""],
    ["unknown-key", "generation_kwarg:\n  until: [\"\\n\"]"],
    ["unknown-key", "doc_to_choise: [\"a\", \"b\"]"],
    ["unknown-key", "metrics:\n  - acc"],
    ["generation", "generation_kwargs:\n  temprature: 0.0"],
    ["choices", "output_type: multiple_choice\ngeneration_kwargs:\n  max_gen_toks: 32"],
    ["wrong-type", "dataset_kwargs: trust_remote_code"],
    ["wrong-type", "should_decontaminate: perhaps"],
  ]),
  ...keySlips("lm-eval", KIND, ["dataset_name", "include", "task", "tag", "process_docs", "doc_to_text"]),
];
