import { defineRule } from "../../engine/rule.ts";
import { cyclesOf, suppliersOf } from "../../facts/config/dvc/graph.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";

export const dvcCycle = defineRule({
  id: "dvc-cycle",
  summary: "Stages wait for each other in a circle",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/pipelines/defining-pipelines#directed-acyclic-graph-dag"],
  fix: "none",

  *check(document, snapshot) {
    const pipeline = pipelineOf(document, snapshot);
    if (!pipeline) return;
    for (const { stages, closing } of cyclesOf(pipeline)) {
      const [first] = stages;
      // `dvc-self-dependency` says more about a circle of one.
      if (stages.length === 1) continue;
      const round = [...stages, first].map((stage) => `\`${stage?.name ?? ""}\``).join(" needs ");
      yield {
        at: closing.node.span,
        message: `These stages wait for each other: ${round}, so DVC refuses the pipeline. Drop one of the dependencies, or write to another path.`,
        related: [
          ...stages.map(({ key, name }) => ({ at: key.span, message: `\`${name}\` is part of the circle.` })),
          ...stages.flatMap((stage) => suppliersOf(pipeline, stage).filter(({ supplier, through }) => stages.includes(supplier) && through !== closing).map(({ through }) => ({ at: through.node.span, message: "This dependency is part of the circle." }))),
        ],
      };
    }
  },
});
