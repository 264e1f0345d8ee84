import { featuresOf } from "../editing/features.ts";
import { sniffYaml } from "../sniff.ts";
import type { Kind } from "../kind.ts";
import { schema } from "./schema.ts";

const OWN = ["doc_to_text", "doc_to_target", "doc_to_choice", "process_docs", "metric_list", "output_type", "should_decontaminate", "fewshot_config", "fewshot_split"];

export const lmEvalTask: Kind = {
  id: "lm-eval-task",
  title: "lm-evaluation-harness task",
  language: "yaml",
  names: [],
  sniff: sniffYaml({ all: ["task"], any: OWN }, { all: ["task", "include"], any: ["dataset_name", "tag", "task_alias"] }, { all: ["group", "aggregate_metric_list"] }),
  dialect: "pyyaml",
  schema,
  features: featuresOf({ schema, dialect: "pyyaml" }),
};
