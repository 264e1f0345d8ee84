import { defineRule } from "../../engine/rule.ts";
import { compiledPipeline } from "../../facts/config/kfp.ts";

export const kfpProducerTaskMissing = defineRule({
  id: "kfp-producer-task-missing",
  summary: "A task takes the output of a task that does not exist",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["kfp-ir", "vertex-pipeline"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/user-guides/core-functions/compile-a-pipeline/"],
  fix: "none",

  *check(document) {
    for (const { tasks } of compiledPipeline(document)?.dags ?? []) {
      const names = new Set(tasks.map(({ name }) => name));
      for (const producer of tasks.flatMap(({ producers }) => producers)) {
        if (!names.has(producer.text)) yield { at: producer.span, message: `No task of this graph is called \`${producer.text}\`, so there is no output to take. Compile the pipeline again rather than editing it.` };
      }
    }
  },
});
