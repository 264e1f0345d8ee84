import { defineRule } from "../../engine/rule.ts";
import { compiledPipeline } from "../../facts/config/kfp.ts";
import { alongCircle, cycleOf } from "../../facts/config/tasks.ts";

export const kfpCycle = defineRule({
  id: "kfp-cycle",
  summary: "Tasks wait for each other in a circle",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["kfp-ir", "vertex-pipeline"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/user-guides/core-functions/compile-a-pipeline/"],
  fix: "none",

  *check(document) {
    for (const { tasks } of compiledPipeline(document)?.dags ?? []) {
      const cycle = cycleOf(tasks.map(({ name, entry, dependsOn }) => ({ name, at: entry.key.span, needs: dependsOn.map(({ text, span }) => ({ name: text, at: span })) })));
      if (cycle) yield { at: cycle.at, message: `These tasks wait for each other: ${cycle.names.map((name) => `\`${name}\``).join(" → ")}. The pipeline is refused.`, related: alongCircle(cycle) };
    }
  },
});
