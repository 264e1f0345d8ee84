import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const azuremlKeyOfAnotherType = defineRule({
  id: "azureml-key-of-another-type",
  summary: "A key belongs to another type of distribution, stopping policy or choice",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-sweep"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const holder of root ? [root, ...entriesAt(root, "jobs").map(({ value }) => value)] : []) {
      const spaces = entriesAt(holder, "search_space").map(({ value }) => value);
      const parts = [...["distribution", "early_termination"].map((name) => [name, nodeAt(holder, name)] as const), ...spaces.map((space) => ["search_space", space] as const)];
      for (const [name, part] of parts) for (const { key, type, known } of strangers(name, part)) yield { at: key.span, message: `\`${key.text}\` does not go with the type \`${type.text}\`, so Azure ML refuses the file. It may have ${known.map((one) => `\`${one}\``).join(", ")}.`, related: [{ at: type.span, message: "The type." }] };
    }
  },
});

/** What goes with a type, after the schemas of azure-ai-ml 1.35 (MIT). */
const KEYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  distribution: { pytorch: "process_count_per_instance", mpi: "process_count_per_instance", tensorflow: "parameter_server_count worker_count" },
  early_termination: { bandit: "slack_factor slack_amount evaluation_interval delay_evaluation", median_stopping: "evaluation_interval delay_evaluation", truncation_selection: "truncation_percentage evaluation_interval delay_evaluation" },
  search_space: { choice: "values", randint: "upper", uniform: "min_value max_value", loguniform: "min_value max_value", quniform: "min_value max_value q", qloguniform: "min_value max_value q", normal: "mu sigma", lognormal: "mu sigma", qnormal: "mu sigma q", qlognormal: "mu sigma q" },
};

function strangers(name: string, part: Node | undefined): readonly { readonly key: { readonly text: string; readonly span: Node["span"] }; readonly type: { readonly text: string; readonly span: Node["span"] }; readonly known: readonly string[] }[] {
  const type = scalarAt(part, "type");
  const known = type && KEYS[name]?.[type.text.toLowerCase()]?.split(" ");
  if (!type || !known) return [];
  // A slip in the name of a key is told there, unless the search space holds anything.
  return entriesAt(part).filter(({ key }) => key.text !== "type" && !known.includes(key.text) && (name === "search_space" || isOfAnother(name, key.text))).map(({ key }) => ({ key, type, known }));
}

const isOfAnother = (name: string, key: string): boolean => Object.values(KEYS[name] ?? {}).some((keys) => keys.split(" ").includes(key));
