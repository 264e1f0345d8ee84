import { defineRule } from "../../engine/rule.ts";
import { compiledPipeline } from "../../facts/config/kfp.ts";
import { isSlippedIn } from "../../facts/config/meant.ts";
import { entryOf } from "../../syntax/data/access.ts";

export const kfpProducerNotDependent = defineRule({
  id: "kfp-producer-not-dependent",
  summary: "A task takes the output of a task that it does not wait for",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["kfp-ir", "vertex-pipeline"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/user-guides/core-functions/compile-a-pipeline/"],
  fix: "none",

  *check(document) {
    for (const { tasks } of compiledPipeline(document)?.dags ?? []) {
      const names = new Set(tasks.map(({ name }) => name));
      for (const { name, entry, dependsOn, producers } of tasks) {
        const waited = new Set(dependsOn.map(({ text }) => text));
        // What it waits for is wrong itself, and told there.
        if (isSlippedIn(entry.value, "dependentTasks") || waited.has(name) || [...waited].some((one) => !names.has(one))) continue;
        const missing = producers.filter(({ text }) => names.has(text) && !waited.has(text));
        for (const producer of missing.filter(({ text }, index) => missing.findIndex((one) => one.text === text) === index)) {
          yield { at: producer.span, message: `\`${name}\` takes an output of \`${producer.text}\`, yet does not list it in \`dependentTasks\`: it may start before the output exists.`, related: [{ at: entryOf(entry.value, "dependentTasks")?.key.span ?? entry.value.span, message: "The task, and what it waits for." }] };
        }
      }
    }
  },
});
