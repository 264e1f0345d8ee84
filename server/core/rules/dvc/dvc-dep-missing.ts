import { defineRule, type Finding } from "../../engine/rule.ts";
import { canExist } from "../../facts/config/dvc/existence.ts";
import { pipelineOf, type PathUse, type Stage } from "../../facts/config/dvc/pipeline.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

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
    const missing = new Map<string, Finding[]>();
    for (const stage of pipelineOf(document, snapshot)?.stages ?? []) {
      const folder = scalarAt(stage.body, "wdir");
      if (folder && !folder.text.includes("${") && !canExist(stage.folder, snapshot, madeBy(stage)) && !fills(stage.folder, snapshot)) {
        yield { at: folder.span, message: `The folder \`${folder.text}\`, in which \`${stage.name}\` is to run, does not exist, so DVC refuses the pipeline. Correct the path; it counts from the folder of this file.` };
        continue;
      }
      for (const { role, node, path, uri } of stage.uses) {
        if (role !== "dep" || seen.has(node) || canExist(uri, snapshot)) continue;
        seen.add(node);
        missing.set(uri, [
          ...(missing.get(uri) ?? []),
          {
            at: node.span,
            message: `\`${path}\` does not exist: it is not on disk, no stage makes it, and no .dvc file tracks it. \`${stage.name}\` will stop before it starts. Correct the path, or run \`dvc add\` or \`dvc pull\`.`,
          },
        ]);
      }
    }
    // One file that several stages wait for is one fault.
    for (const [first, ...others] of missing.values()) {
      if (first) yield others.length === 0 ? first : { ...first, related: others.map(({ at }) => ({ at, message: "It is needed here too." })) };
    }
  },
});

/** A stage cannot make the folder that it is started in. */
const madeBy = (stage: Stage): ReadonlySet<string> => new Set(stage.uses.flatMap(({ role, uri }) => (role === "out" ? [uri] : [])));

/** Some disks are told by their files alone. */
const fills = (folder: string, snapshot: Snapshot): boolean => snapshot.files.list(folder).length > 0;
