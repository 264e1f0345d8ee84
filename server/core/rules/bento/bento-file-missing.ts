import { defineRule } from "../../engine/rule.ts";
import { isMisspelt } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const bentoFileMissing = defineRule({
  id: "bento-file-missing",
  summary: "A file of the image is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    for (const file of [scalarAt(root, "docker", "setup_script"), scalarAt(root, "docker", "dockerfile_template"), scalarAt(root, "conda", "environment_yml")]) {
      if (file && !isPlaceholder(file) && isMisspelt(resolvePath(folderOf(document.uri), file.text), snapshot, document.uri)) yield { at: file.span, message: `\`${file.text}\` does not exist, and a file with nearly the same name does, so the build stops. Correct the path.` };
    }
  },
});
