import { defineRule } from "../../engine/rule.ts";
import { programsOf } from "../../facts/config/azureml.ts";
import { rootOf } from "../../kinds/data.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName } from "../../workspace/uri.ts";

export const azuremlScriptMissing = defineRule({
  id: "azureml-script-missing",
  summary: "The script of a job or deployment is not in the folder of its code",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document, snapshot) {
    for (const { at, path, folder, uri } of programsOf(rootOf(document), document)) {
      const scripts = snapshot.files.list(folder).filter((file) => file.endsWith(".py")).map(baseName);
      // Where the folder has no script at all, this file was taken out of its project.
      if (scripts.length === 0 || snapshot.files.exists(uri)) continue;
      const meant = nearest(path, scripts);
      yield { at, message: `\`${path}\` is not in the folder of the code, which is all that Azure ML uploads, so this fails when it starts. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}` };
    }
  },
});
