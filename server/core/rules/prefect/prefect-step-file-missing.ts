import { defineRule } from "../../engine/rule.ts";
import { isMisspelt } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { walk } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const prefectStepFileMissing = defineRule({
  id: "prefect-step-file-missing",
  summary: "A step names a file whose name is misspelt",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    for (const { node, entry } of root ? walk(root) : []) {
      if (node.type !== "scalar" || !FILES.has(entry?.key.text ?? "") || node.text === "auto" || isPlaceholder(node)) continue;
      if (isMisspelt(resolvePath(folderOf(document.uri), node.text), snapshot, document.uri)) yield { at: node.span, message: `\`${node.text}\` does not exist beside this file, and a file with nearly the same name does. Correct the name.` };
    }
  },
});

const FILES: ReadonlySet<string> = new Set(["requirements_file", "dockerfile"]);
