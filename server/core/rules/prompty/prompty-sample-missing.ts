import { defineRule } from "../../engine/rule.ts";
import { isAlone } from "../../facts/config/paths.ts";
import { promptyOf } from "../../facts/config/prompty.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const promptySampleMissing = defineRule({
  id: "prompty-sample-missing",
  summary: "The file of the sample does not exist",
  severity: "warning",
  languages: ["prompty"],
  kinds: ["prompty"],
  references: ["https://prompty.ai/docs"],
  fix: "none",

  *check(document, snapshot) {
    if (isAlone(document.uri, snapshot)) return;
    const prompt = promptyOf(document);
    const sample = scalarAt(prompt?.root, "sample");
    const path = sample?.text.replace(/^\$\{file:(.*)\}$/, "$1") ?? "";
    if (!sample || !path.endsWith(".json") || snapshot.files.exists(resolvePath(folderOf(document.uri), path))) return;
    yield { at: sample.span, message: `\`${path}\` does not exist beside this prompt, so it cannot be tried out. Correct the path.` };
  },
});
