import { defineRule } from "../../engine/rule.ts";
import { lockedFiles } from "../../facts/config/dvc/lock.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";
import { folderOf } from "../../workspace/uri.ts";

export const dvclockPathUnknown = defineRule({
  id: "dvclock-path-unknown",
  summary: "A dvc.lock has a file that its stage in dvc.yaml does not have",
  severity: "info",
  languages: ["yaml"],
  kinds: ["dvc-lock"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#dvclock-file"],
  fix: "none",

  *check(document, snapshot) {
    const file = snapshot.files.read(`${folderOf(document.uri)}/dvc.yaml`);
    const stages = (file && pipelineOf(file, snapshot))?.stages ?? [];
    for (const { stage, role, path, uri } of lockedFiles(document, snapshot)) {
      const uses = stages.find(({ name }) => name === stage.text)?.uses;
      // What a loop or an interpolation makes of a path is not always known.
      if (!uses || uses.some((use) => use.uri === uri) || uses.some((use) => /[${]/.test(use.path))) continue;
      yield { at: path.span, message: `In dvc.yaml \`${stage.text}\` has no \`${path.text}\` among its ${role === "deps" ? "dependencies" : "outputs"} any more, so this entry is of an earlier pipeline and the stage counts as changed. Run \`dvc repro ${stage.text}\`, or \`dvc commit ${stage.text}\` if nothing that matters has changed.` };
    }
  },
});
