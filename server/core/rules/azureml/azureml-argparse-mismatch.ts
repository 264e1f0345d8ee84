import { defineRule } from "../../engine/rule.ts";
import { programsOf } from "../../facts/config/azureml.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { programOptions, takesOption } from "../../facts/config/programOptions.ts";
import { rootOf } from "../../kinds/data.ts";
import { nearest } from "../../text/nearest.ts";

export const azuremlArgparseMismatch = defineRule({
  id: "azureml-argparse-mismatch",
  summary: "A command gives its script an option that it does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-command"],
  fix: "none",

  *check(document, snapshot) {
    const programs = programsOf(rootOf(document), document);
    for (const { at: script, path, uri, command } of programs) {
      const program = command && programs.filter((one) => one.command === command).length === 1 ? snapshot.files.read(uri) : undefined;
      const options = program && programOptions(program);
      if (!options || !command) continue;
      for (const { text, at } of matchesIn(document.text, command, /(?<=\s)(--[A-Za-z][\w-]*)(?=[\s=]|$)/g)) {
        if (at.start < script.end || takesOption(options, text)) continue;
        const meant = nearest(text, options);
        yield { at, message: `\`${path}\` does not take \`${text}\`, so the job ends with a usage message. ${meant === undefined ? "Add the argument to the script, or remove it here." : `Did you mean \`${meant}\`?`}` };
      }
    }
  },
});
