import { defineRule, type Finding } from "../../engine/rule.ts";
import { compiledPipeline } from "../../facts/config/kfp.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { together } from "../../facts/config/together.ts";
import type { Document } from "../../workspace/document.ts";

export const kfpDependentTaskMissing = defineRule({
  id: "kfp-dependent-task-missing",
  summary: "A task waits for a task that does not exist",
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
    for (const need of tasks.flatMap(({ dependsOn }) => dependsOn)) {
      if (names.has(need.text)) continue;
      const { hint, related } = meantBy(need, tasks.map(({ entry }) => entry.key), "Compile the pipeline again rather than editing it.", { used });
      yield { at: need.span, message: `No task of this graph is called \`${need.text}\`. ${hint}`, ...(related && { related }) };
    }
  }
}
