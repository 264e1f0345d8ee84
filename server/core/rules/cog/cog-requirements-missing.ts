import { defineRule } from "../../engine/rule.ts";
import { isAlone } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const cogRequirementsMissing = defineRule({
  id: "cog-requirements-missing",
  summary: "The requirements file does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["cog"],
  references: ["https://cog.run/yaml/"],
  fix: "none",

  *check(document, snapshot) {
    const file = scalarAt(rootOf(document), "build", "python_requirements");
    if (!file || isNull(file) || isAlone(document.uri, snapshot) || snapshot.files.exists(resolvePath(folderOf(document.uri), file.text))) return;
    yield { at: file.span, message: `\`${file.text}\` does not exist, so the image cannot be built. Correct the path.` };
  },
});
