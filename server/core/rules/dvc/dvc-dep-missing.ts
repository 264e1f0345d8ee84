import { defineRule } from "../../engine/rule.ts";
import { canExist } from "../../facts/config/dvc/existence.ts";
import { pipelineOf, type PathUse } from "../../facts/config/dvc/pipeline.ts";

export const dvcDepMissing = defineRule({
  id: "dvc-dep-missing",
  summary: "A stage depends on a file that does not exist and that no stage makes",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#stages"],
  fix: "none",

  *check(document, snapshot) {
    const seen = new Set<PathUse["node"]>();
    for (const stage of pipelineOf(document, snapshot)?.stages ?? []) {
      for (const { role, node, path, uri } of stage.uses) {
        if (role !== "dep" || seen.has(node) || canExist(uri, snapshot)) continue;
        seen.add(node);
        yield {
          at: node.span,
          message: `\`${path}\` does not exist: it is not on disk, no stage makes it, and no .dvc file tracks it. \`${stage.name}\` will stop before it starts. Correct the path, or run \`dvc add\` or \`dvc pull\`.`,
        };
      }
    }
  },
});
