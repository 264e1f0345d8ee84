import { defineRule } from "../../engine/rule.ts";
import { canExist } from "../../facts/config/dvc/existence.ts";
import { missingOfPipeline, type Dependency } from "../../facts/config/dvc/missing.ts";
import { pipelineOf, type Stage } from "../../facts/config/dvc/pipeline.ts";
import { saidOfAlone } from "../../kinds/alone.ts";
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
    const { faults, alone } = missingOfPipeline(document, snapshot).deps;
    const noFolder = new Set<Stage>();
    for (const stage of pipelineOf(document, snapshot)?.stages ?? []) {
      const folder = scalarAt(stage.body, "wdir");
      if (!folder || folder.text.includes("${") || canExist(stage.folder, snapshot, madeBy(stage)) || fills(stage.folder, snapshot)) continue;
      noFolder.add(stage);
      if (!alone) yield { at: folder.span, message: `The folder \`${folder.text}\`, in which \`${stage.name}\` is to run, does not exist, so DVC refuses the pipeline. Correct the path; it counts from the folder of this file.` };
    }
    yield* saidOfAlone(alone);
    const seen = new Set<Dependency["node"]>();
    const waiting = new Map<string, Dependency[]>();
    for (const one of faults) {
      // The runs of a loop share their lines.
      if (noFolder.has(one.stage) || seen.has(one.node)) continue;
      seen.add(one.node);
      waiting.set(one.uri, [...(waiting.get(one.uri) ?? []), one]);
    }
    // One file that several stages wait for is one fault.
    for (const [first, ...others] of waiting.values()) {
      if (first) yield { at: first.at, message: saidOf(first), ...(others.length > 0 && { related: others.map(({ at }) => ({ at, message: "It is needed here too." })) }) };
    }
  },
});

const saidOf = ({ path, stage }: Dependency): string =>
  `\`${path}\` does not exist: it is not on disk, no stage makes it, and no .dvc file tracks it. \`${stage.name}\` will stop before it starts. Correct the path, or run \`dvc add\` or \`dvc pull\`.`;

/** A stage cannot make the folder that it is started in. */
const madeBy = (stage: Stage): ReadonlySet<string> => new Set(stage.uses.flatMap(({ role, uri }) => (role === "out" ? [uri] : [])));

/** Some disks are told by their files alone. */
const fills = (folder: string, snapshot: Snapshot): boolean => snapshot.files.list(folder).length > 0;
