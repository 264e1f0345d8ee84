import { defineRule } from "../../engine/rule.ts";
import { isAlone } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const bentoRequirementsFileMissing = defineRule({
  id: "bento-requirements-file-missing",
  summary: "The requirements file does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "none",

  *check(document, snapshot) {
    const file = scalarAt(rootOf(document), "python", "requirements_txt");
    if (!file || isNull(file) || isAlone(document.uri, snapshot) || snapshot.files.exists(resolvePath(folderOf(document.uri), file.text))) return;
    yield { at: file.span, message: `\`${file.text}\` does not exist, so \`bentoml build\` stops. Correct the path.` };
  },
});
