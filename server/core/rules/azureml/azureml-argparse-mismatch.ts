import { defineRule } from "../../engine/rule.ts";
import { programsOf } from "../../facts/config/azureml.ts";
import { untakenOptions } from "../../facts/config/commandOptions.ts";
import { rootOf } from "../../kinds/data.ts";
import type { Scalar } from "../../syntax/data/node.ts";

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
    const started = new Set<Scalar | undefined>();
    const shared = new Set(programs.flatMap(({ command }) => (started.has(command) ? [command] : (started.add(command), []))));
    for (const { at: script, path, uri, command } of programs) {
      const program = command && !shared.has(command) ? snapshot.files.read(uri) : undefined;
      for (const { text, at, meant } of command ? untakenOptions(document, command, script.end, program) : []) {
        yield { at, message: `\`${path}\` does not take \`${text}\`, so the job ends with a usage message. ${meant === undefined ? "Add the argument to the script, or remove it here." : `Did you mean \`${meant}\`?`}` };
      }
    }
  },
});
