import { defineRule } from "../../engine/rule.ts";
import { projectOf } from "../../facts/config/mlproject.ts";
import { isSet } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const mlprojectScriptMissing = defineRule({
  id: "mlproject-script-missing",
  summary: "A command of an MLproject starts a script that does not exist",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["mlproject"],
  references: ["https://mlflow.org/docs/latest/ml/projects/"],
  fix: "none",

  *check(document, snapshot) {
    const project = projectOf(document);
    // Inside an image the script may stand anywhere.
    if (!project || isSet(project.root, "docker_env")) return;
    for (const { name, scripts, command } of project.entryPoints) {
      if (/\bcd\s/.test(command?.text ?? "")) continue;
      for (const { path, at } of scripts) {
        if (path.startsWith("/") || snapshot.files.exists(resolvePath(folderOf(document.uri), path))) continue;
        yield { at, message: `\`${path}\`, which \`${name.text}\` starts, does not exist in this project. Correct the path or add the script.` };
      }
    }
  },
});
