import { defineRule } from "../../engine/rule.ts";
import { cyclesOf } from "../../facts/config/dvc/graph.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";

export const dvcSelfDependency = defineRule({
  id: "dvc-self-dependency",
  summary: "A stage depends on what it writes itself",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files"],
  fix: "none",

  *check(document, snapshot) {
    const pipeline = pipelineOf(document, snapshot);
    for (const { stages, closing } of pipeline ? cyclesOf(pipeline) : []) {
      const [stage] = stages;
      if (!stage || stages.length > 1) continue;
      const outputs = stage.uses.filter(({ role, uri, run }) => role === "out" && run === closing.run && (uri === closing.uri || uri.startsWith(`${closing.uri}/`) || closing.uri.startsWith(`${uri}/`)));
      const related = outputs.map(({ node }) => ({ at: node.span, message: "It is written here." }));
      yield { at: closing.node.span, message: `\`${stage.name}\` depends on \`${closing.path}\`, which it writes itself, so DVC refuses the pipeline. Drop the dependency, or write to another path.`, related };
    }
  },
});
