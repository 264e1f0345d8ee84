import { defineRule } from "../../engine/rule.ts";
import { outputPaths, outputsOf } from "../../facts/config/dvc/graph.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";

export const dvcOverlappingOutputs = defineRule({
  id: "dvc-overlapping-outputs",
  summary: "An output lies inside the folder that another output owns",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/pipelines/defining-pipelines#outputs"],
  fix: "none",

  *check(document, snapshot) {
    const pipeline = pipelineOf(document, snapshot);
    if (!pipeline) return;
    const reported = new Set<unknown>();
    for (const { use, stage } of outputsOf(pipeline)) {
      const owner = outputPaths(pipeline).holding(use.uri).find((other) => other.use.uri !== use.uri);
      // What holds the pipeline itself is told as that.
      if (!owner || reported.has(use.node) || `${document.uri}/`.startsWith(`${owner.use.uri}/`)) continue;
      reported.add(use.node);
      yield {
        at: use.node.span,
        message: `\`${use.path}\` of \`${stage.name}\` lies inside \`${owner.use.path}\`, all of which belongs to \`${owner.stage.name}\`. DVC refuses outputs that overlap. List the files of the folder one by one, or write elsewhere.`,
        related: [{ at: owner.use.node.span, message: `The folder belongs to \`${owner.stage.name}\`.` }],
      };
    }
  },
});
