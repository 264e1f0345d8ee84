import { defineRule, type Finding } from "../../engine/rule.ts";
import { pipelineOf, type Stage } from "../../facts/config/dvc/pipeline.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { isMisspelt } from "../../facts/config/paths.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const dvcDepNotInCmd = defineRule({
  id: "dvc-dep-not-in-cmd",
  summary: "The script that a stage runs is not among its dependencies, or misspelt",
  severity: "info",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#stages"],
  fix: "none",

  *check(document, snapshot) {
    for (const stage of pipelineOf(document, snapshot)?.stages ?? []) {
      yield* missingScripts(stage, document, snapshot);
      const deps = stage.uses.filter(({ role }) => role === "dep");
      const workingFolder = scalarAt(stage.body, "wdir");
      if (deps.length === 0 || workingFolder) continue;
      for (const { text, at } of stage.commands.flatMap((command) => matchesIn(document.text, command, SCRIPT))) {
        const uri = resolvePath(folderOf(document.uri), text);
        if (isMisspelt(uri, snapshot, document.uri)) continue;
        if (deps.some((dep) => uri === dep.uri || uri.startsWith(`${dep.uri}/`))) continue;
        yield { at, message: `\`${stage.name}\` runs \`${text}\` and does not depend on it: when the script changes, \`dvc repro\` says that everything is up to date. Add it to \`deps\`.` };
      }
    }
  },
});

/** A script that is not there, beside one that is called nearly so. */
function* missingScripts(stage: Stage, document: Document, snapshot: Snapshot): Generator<Finding> {
  const written = new Set(stage.uses.map(({ uri }) => uri));
  for (const { text, at } of stage.commands.flatMap((command) => matchesIn(document.text, command, SCRIPT))) {
    const uri = resolvePath(stage.folder, text);
    if (written.has(uri) || !isMisspelt(uri, snapshot, document.uri)) continue;
    const meant = nearest(baseName(uri), snapshot.files.list(folderOf(uri)).map(baseName), 2);
    yield { at, severity: "error", message: `\`${text}\` does not exist, so \`${stage.name}\` stops at once. ${meant === undefined ? "Correct the path." : `Did you mean \`${meant}\`?`}` };
  }
}

const SCRIPT = /(?:^|[\s"'])(?:python[\d.]*|bash|sh)\s+(?:-[uBOE]\s+)*([\w./-]+\.(?:py|sh))(?=$|[\s"';&|])/g;
