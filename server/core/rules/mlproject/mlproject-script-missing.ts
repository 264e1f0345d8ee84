import { defineRule } from "../../engine/rule.ts";
import { projectOf } from "../../facts/config/mlproject.ts";
import { isMisspelt, missingToTell } from "../../facts/config/paths.ts";
import { saidOfAlone } from "../../kinds/alone.ts";
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
    const folder = folderOf(document.uri);
    const started = project.entryPoints
      .filter(({ command }) => !/\bcd\s/.test(command?.text ?? ""))
      .flatMap(({ name, scripts }) => scripts.filter(({ path }) => !path.startsWith("/")).map(({ path, at }) => ({ name: name.text, path, at, uri: resolvePath(folder, path) })));
    // Code beside the file shows as well that the project is here.
    const beside = snapshot.files.list(folder).filter((uri) => uri.endsWith(".py")).map((uri) => ({ name: "", path: uri, at: project.root.span, uri }));
    const { faults, alone } = missingToTell([...started, ...beside], started.filter(({ uri }) => !snapshot.files.exists(uri)), ({ uri }) => isMisspelt(uri, snapshot, document.uri), snapshot);
    yield* saidOfAlone(alone);
    for (const { name, path, at } of faults) yield { at, message: `\`${path}\`, which \`${name}\` starts, does not exist in this project. Correct the path or add the script.` };
  },
});
