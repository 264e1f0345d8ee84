import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const yamlNorway = defineRule({
  id: "yaml-norway",
  summary: "A word in a list is read as true or false",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["wandb-sweep", "accelerate", "axolotl", "trainer", "mlproject", "mlmodel", "feast", "bentofile", "azureml", "hydra", "kedro", "torchtune", "prefect", "mergekit", "nemo-guardrails"],
  references: ["https://yaml.org/type/bool.html"],
  fix: "safe",

  *check(document) {
    const root = rootOf(document);
    for (const { node } of root ? walk(root) : []) {
      const items = node.type === "sequence" ? node.items.filter((item) => item.type === "scalar") : [];
      const words = items.filter(({ value }) => typeof value === "string").length;
      for (const item of words === 0 ? [] : items) {
        if (!item.plain || typeof item.value !== "boolean" || /^(true|false)$/i.test(item.text)) continue;
        yield {
          at: item.span,
          message: `Without quotes \`${item.text}\` is ${String(item.value)} to the program that reads this file (YAML 1.1), not the word. Quote it.`,
          fixes: [{ title: "Quote it", edits: [{ span: item.span, text: `"${item.text}"` }] }],
        };
      }
    }
  },
});
