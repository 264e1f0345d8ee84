import { defineRule } from "../../engine/rule.ts";
import { outputPaths, outputsOf } from "../../facts/config/dvc/graph.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const dvcStagePathInOutput = defineRule({
  id: "dvc-stage-path-in-output",
  summary: "An output holds the folder that its stage works in",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files"],
  fix: "none",

  *check(document, snapshot) {
    const pipeline = pipelineOf(document, snapshot);
    if (!pipeline) return;
    const folder = folderOf(document.uri);
    const reported = new Set<unknown>();
    for (const { use } of outputsOf(pipeline)) {
      if (reported.has(use.node) || !(folder === use.uri || folder.startsWith(`${use.uri}/`))) continue;
      reported.add(use.node);
      yield { at: use.node.span, message: `\`${use.path}\` holds this dvc.yaml itself: DVC would delete the pipeline before each run, and refuses it. Write to a folder below.` };
    }
    for (const { body, name } of pipeline.stages) {
      const workingFolder = scalarAt(body, "wdir");
      if (!workingFolder || isPlaceholder(workingFolder) || /^\.?\/?$/.test(workingFolder.text)) continue;
      const owner = outputPaths(pipeline).holding(resolvePath(folder, workingFolder.text))[0];
      if (owner) yield { at: workingFolder.span, message: `\`${name}\` works in \`${workingFolder.text}\`, which belongs to the output \`${owner.use.path}\` of \`${owner.stage.name}\` and is deleted before that stage runs. DVC refuses the pipeline. Work in another folder.` };
    }
  },
});
