import { defineRule, type Finding } from "../../engine/rule.ts";
import { compiledPipeline } from "../../facts/config/kfp.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { together } from "../../facts/config/together.ts";
import type { Document } from "../../workspace/document.ts";

export const kfpProducerTaskMissing = defineRule({
  id: "kfp-producer-task-missing",
  summary: "A task takes the output of a task that does not exist",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["kfp-ir", "vertex-pipeline"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/user-guides/core-functions/compile-a-pipeline/"],
  fix: "none",

  check: (document) => together(undefinedIn(document), "the list of tasks", 1),
});

function* undefinedIn(document: Document): Generator<Finding> {
  for (const { tasks } of compiledPipeline(document)?.dags ?? []) {
    const names = new Set(tasks.map(({ name }) => name));
    const used = tasks.flatMap(({ dependsOn, producers }) => [...dependsOn, ...producers].map(({ text }) => text));
    // A task that is waited for as well is told there.
    for (const producer of tasks.flatMap(({ producers, dependsOn }) => producers.filter(({ text }) => !dependsOn.some((need) => need.text === text)))) {
      if (names.has(producer.text)) continue;
      const { hint, related } = meantBy(producer, tasks.map(({ entry }) => entry.key), "Compile the pipeline again rather than editing it.", { used });
      yield { at: producer.span, message: `No task of this graph is called \`${producer.text}\`, so there is no output to take. ${hint}`, ...(related && { related }) };
    }
  }
}
