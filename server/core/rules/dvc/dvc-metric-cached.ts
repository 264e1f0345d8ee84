import { defineRule } from "../../engine/rule.ts";
import { outputsOf } from "../../facts/config/dvc/graph.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const dvcMetricCached = defineRule({
  id: "dvc-metric-cached",
  summary: "A file of metrics is kept out of Git",
  severity: "hint",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/command-reference/metrics"],
  fix: "none",

  *check(document, snapshot) {
    const pipeline = pipelineOf(document, snapshot);
    for (const { stage, use } of pipeline ? outputsOf(pipeline) : []) {
      if (use.list !== "metrics" || !use.node.text.endsWith(".json") || scalarAt(use.options, "cache")?.value === false) continue;
      yield { at: use.node.span, message: `\`${use.path}\` of \`${stage.name}\` goes to DVC's cache and is ignored by Git, so a pull request does not show how the metrics changed. It is small: write \`cache: false\` below it to commit it.` };
    }
  },
});
