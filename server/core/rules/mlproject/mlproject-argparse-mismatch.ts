import { defineRule } from "../../engine/rule.ts";
import { untakenOptions } from "../../facts/config/commandOptions.ts";
import { projectOf } from "../../facts/config/mlproject.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const mlprojectArgparseMismatch = defineRule({
  id: "mlproject-argparse-mismatch",
  summary: "A command gives its script an option that it does not take",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["mlproject"],
  references: ["https://mlflow.org/docs/latest/ml/projects/"],
  fix: "none",

  *check(document, snapshot) {
    for (const { name, command, scripts } of projectOf(document)?.entryPoints ?? []) {
      const [script] = scripts;
      const program = script && scripts.length === 1 ? snapshot.files.read(resolvePath(folderOf(document.uri), script.path)) : undefined;
      if (!command || !script) continue;
      for (const { text, at, meant } of untakenOptions(document, command, script.at.end, program)) {
        yield { at, message: `\`${script.path}\` does not take \`${text}\`, so the entry point \`${name.text}\` ends with a usage message. ${meant === undefined ? "Add the argument to the script, or remove it here." : `Did you mean \`${meant}\`?`}` };
      }
    }
  },
});
