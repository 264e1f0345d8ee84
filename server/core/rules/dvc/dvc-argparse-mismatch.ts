import { defineRule, type Finding } from "../../engine/rule.ts";
import { untakenOptions } from "../../facts/config/commandOptions.ts";
import { pipelineOf, type Stage } from "../../facts/config/dvc/pipeline.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { resolvePath } from "../../workspace/uri.ts";

export const dvcArgparseMismatch = defineRule({
  id: "dvc-argparse-mismatch",
  summary: "A stage gives its script an option that it does not take",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#stages"],
  fix: "suggested",

  *check(document, snapshot) {
    for (const stage of pipelineOf(document, snapshot)?.stages ?? []) yield* mismatches(stage, document, snapshot);
  },
});

function* mismatches({ name, commands, folder }: Stage, document: Document, snapshot: Snapshot): Generator<Finding> {
  for (const command of commands) {
    const scripts = matchesIn(document.text, command, SCRIPT);
    const [script] = scripts;
    // With two programs in one command it is not known whose the options are.
    if (!script || scripts.length > 1 || script.text.includes("${")) continue;
    const program = snapshot.files.read(resolvePath(folder, script.text));
    for (const { text, at, meant } of untakenOptions(document, command, script.at.end, program)) {
      yield {
        at,
        message: `\`${script.text}\` does not take \`${text}\`, so the stage \`${name}\` ends with a usage message. ${meant === undefined ? "Add the argument to the script, or remove it here." : `Did you mean \`${meant}\`?`}`,
        ...(meant !== undefined && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] }),
      };
    }
  }
}

const SCRIPT = /(?:^|[\s"'])python[\d.]*\s+(?:-[uBOE]\s+)*([\w./${}-]+\.py)(?=$|[\s"';&|])/g;
