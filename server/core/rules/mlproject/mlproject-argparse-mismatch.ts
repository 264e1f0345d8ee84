import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { projectOf } from "../../facts/config/mlproject.ts";
import { programOptions, takesOption } from "../../facts/config/programOptions.ts";
import { nearest } from "../../text/nearest.ts";
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
      const options = program && programOptions(program);
      if (!command || !script || !options) continue;
      for (const { text, at } of matchesIn(document.text, command, /(?<=\s)(--[A-Za-z][\w-]*)(?=[\s=]|$)/g)) {
        if (at.start < script.at.end || takesOption(options, text)) continue;
        const meant = nearest(text, options);
        yield { at, message: `\`${script.path}\` does not take \`${text}\`, so the entry point \`${name.text}\` ends with a usage message. ${meant === undefined ? "Add the argument to the script, or remove it here." : `Did you mean \`${meant}\`?`}` };
      }
    }
  },
});
