import { defineRule } from "../../engine/rule.ts";
import { outputPaths, outputsOf } from "../../facts/config/dvc/graph.ts";
import { isRemote, pipelineOf } from "../../facts/config/dvc/pipeline.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

/** What is wrong with a stage that writes what DVC or Git keeps for itself. */
function ofDvcItself(uri: string): string | undefined {
  const name = baseName(uri);
  if (name === "dvc.yaml" || (name.endsWith(".dvc") && name !== ".dvc")) return "is a file of DVC's own, and DVC refuses a stage that writes one.";
  if (name === "dvc.lock") return "is where DVC itself writes what each stage has read and written: it is lost in each run.";
  const [, kept] = /\/(\.dvc|\.git|\.hg)(?:\/|$)/.exec(uri) ?? [];
  return kept === undefined ? undefined : `lies in \`${kept}\`, which DVC does not look into, so it refuses the pipeline.`;
}

export const dvcStagePathInOutput = defineRule({
  id: "dvc-stage-path-in-output",
  summary: "An output holds a pipeline or the folder that a stage works in, or is a file of DVC itself",
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
    for (const { stage, use } of outputsOf(pipeline)) {
      const own = reported.has(use.node) || isRemote(use.path) ? undefined : ofDvcItself(use.uri);
      if (own !== undefined) {
        reported.add(use.node);
        yield { at: use.node.span, message: `\`${use.path}\` ${own} Write to another path.` };
      }
      const isAbove = folder === use.uri || folder.startsWith(`${use.uri}/`);
      if (reported.has(use.node) || !(isAbove || holdsStages(`${use.uri}/dvc.yaml`, snapshot))) continue;
      reported.add(use.node);
      if (!isAbove) yield { at: use.node.span, message: `\`${use.path}\` holds a dvc.yaml with stages of its own: DVC would delete that pipeline before each run of \`${stage.name}\`, and refuses both. Write to another folder, or move the pipeline.` };
      else yield { at: use.node.span, message: `\`${use.path}\` holds this dvc.yaml itself: DVC would delete the pipeline before each run, and refuses it. Write to a folder below.` };
    }
    for (const { body, name } of pipeline.stages) {
      const workingFolder = scalarAt(body, "wdir");
      if (!workingFolder || isPlaceholder(workingFolder) || /^\.?\/?$/.test(workingFolder.text)) continue;
      const owner = outputPaths(pipeline).holding(resolvePath(folder, workingFolder.text))[0];
      if (owner) yield { at: workingFolder.span, message: `\`${name}\` works in \`${workingFolder.text}\`, which belongs to the output \`${owner.use.path}\` of \`${owner.stage.name}\` and is deleted before that stage runs. DVC refuses the pipeline. Work in another folder.` };
    }
  },
});

/** A dvc.yaml that only names metrics and plots, as DVCLive writes it, may lie in an output. */
const holdsStages = (uri: string, { files }: Snapshot): boolean => files.exists(uri) && /^["']?stages["']?:/m.test(files.read(uri)?.text ?? "");
