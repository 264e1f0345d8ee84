import { defineRule } from "../../engine/rule.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const dvcDepNotInCmd = defineRule({
  id: "dvc-dep-not-in-cmd",
  summary: "The script that a stage runs is not among its dependencies",
  severity: "info",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#stages"],
  fix: "none",

  *check(document, snapshot) {
    for (const stage of pipelineOf(document, snapshot)?.stages ?? []) {
      const deps = stage.uses.filter(({ role }) => role === "dep");
      const workingFolder = scalarAt(stage.body, "wdir");
      if (deps.length === 0 || workingFolder) continue;
      for (const { text, at } of stage.commands.flatMap((command) => matchesIn(document.text, command, SCRIPT))) {
        const uri = resolvePath(folderOf(document.uri), text);
        if (deps.some((dep) => uri === dep.uri || uri.startsWith(`${dep.uri}/`))) continue;
        yield { at, message: `\`${stage.name}\` runs \`${text}\` and does not depend on it: when the script changes, \`dvc repro\` says that everything is up to date. Add it to \`deps\`.` };
      }
    }
  },
});

const SCRIPT = /(?:^|[\s"'])(?:python[\d.]*|bash|sh)\s+(?:-[uBOE]\s+)*([\w./-]+\.(?:py|sh))(?=$|[\s"';&|])/g;
