import { defineRule } from "../../engine/rule.ts";
import { isMisspelt } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { walk } from "../../syntax/data/access.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const azuremlEnvironmentFileMissing = defineRule({
  id: "azureml-environment-file-missing",
  summary: "The file of a conda environment does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-environment"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    for (const { node, entry } of root ? walk(root) : []) {
      if (entry?.key.text !== "conda_file" || node.type !== "scalar" || isPlaceholder(node) || !/\.ya?ml$/.test(node.text)) continue;
      const uri = resolvePath(folderOf(document.uri), node.text);
      // One that is called nearly so tells that this file was not just taken out of its project.
      if (isMisspelt(uri, snapshot, document.uri) || otherEnding(uri, snapshot)) yield { at: node.span, message: `\`${node.text}\` does not exist, and a file with nearly the same name does. The environment cannot be made; correct the path.` };
    }
  },
});

/** `.yml` where the file ends in `.yaml`, or the other way round. */
const otherEnding = (uri: string, { files }: Snapshot): boolean => !files.exists(uri) && files.exists(uri.endsWith(".yml") ? uri.replace(/\.yml$/, ".yaml") : uri.replace(/\.yaml$/, ".yml"));
