import { defineRule } from "../../engine/rule.ts";
import { outputsOf } from "../../facts/config/dvc/graph.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";

export const dvcDuplicateOutput = defineRule({
  id: "dvc-duplicate-output",
  summary: "Two stages write the same output",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/pipelines/defining-pipelines#outputs"],
  fix: "none",

  *check(document, snapshot) {
    const pipeline = pipelineOf(document, snapshot);
    const first = new Map<string, ReturnType<typeof outputsOf>[number]>();
    const reported = new Set<unknown>();
    for (const output of pipeline ? outputsOf(pipeline) : []) {
      const { use, stage } = output;
      const earlier = first.get(use.uri);
      first.set(use.uri, earlier ?? output);
      // What it reads itself is told as that.
      const own = stage.uses.some(({ role, uri, run }) => role === "dep" && uri === use.uri && run === use.run);
      if (!earlier || own || reported.has(use.node)) continue;
      reported.add(use.node);
      const where = earlier.use.node === use.node ? `every run of \`${stage.name}\` writes it` : earlier.stage === stage ? `\`${stage.name}\` lists it already` : `\`${earlier.stage.name}\` writes it too`;
      yield {
        at: use.node.span,
        message: `\`${use.path}\` has two owners: ${where}. DVC refuses a pipeline in which an output is made twice. Give each its own path.`,
        related: [{ at: earlier.use.node.span, message: `\`${use.path}\` is written here first.` }],
      };
    }
  },
});
