import { defineRule } from "../../engine/rule.ts";
import { missingOfPipeline } from "../../facts/config/dvc/missing.ts";
import { readParams } from "../../facts/config/dvc/params.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";
import { saidOfAlone } from "../../kinds/alone.ts";
import { itemsAt, nodeAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const dvcVarsFileMissing = defineRule({
  id: "dvc-vars-file-missing",
  summary: "A file or key named under `vars` does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#vars"],
  fix: "none",

  *check(document, snapshot) {
    const pipeline = pipelineOf(document, snapshot);
    if (!pipeline) return;
    const lists = [{ list: pipeline.root, folder: folderOf(document.uri) }, ...pipeline.stages.map(({ body, folder }) => ({ list: body, folder }))];
    for (const { item, folder } of lists.flatMap(({ list, folder }) => itemsAt(list, "vars").map((item) => ({ item, folder })))) {
      if (item.type !== "scalar" || item.text.includes("${")) continue;
      const [path = "", keys = ""] = item.text.split(/:(?!\/)/);
      const file = readParams(resolvePath(folder, path), snapshot);
      const lost = file.state === "read" ? keys.split(",").map((key) => key.trim()).filter((key) => key !== "" && !nodeAt(file.root, key)) : [];
      if (lost.length > 0) yield { at: item.span, message: `\`${path}\` has no ${lost.map((key) => `\`${key}\``).join(" and no ")} at its top, so DVC stops before the first stage. Correct the name, or take it out.` };
    }
    const { faults, alone } = missingOfPipeline(document, snapshot).vars;
    yield* saidOfAlone(alone);
    for (const { at, path } of faults) yield { at, message: `\`${path}\` does not exist, so no \`\${…}\` gets a value from it: DVC stops before the first stage. Correct the path, or take the line out.` };
  },
});
