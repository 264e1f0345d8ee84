import { defineRule } from "../../engine/rule.ts";
import { isGitIgnored } from "../../facts/project/gitIgnored.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const dvcfileInGit = defineRule({
  id: "dvcfile-in-git",
  summary: "A file that DVC tracks is not ignored by Git",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["dvc-file"],
  references: ["https://dvc.org/doc/command-reference/add"],
  fix: "none",

  *check(document, snapshot) {
    const folder = resolvePath(folderOf(document.uri), scalarAt(rootOf(document), "wdir")?.text ?? ".");
    // A project that ignores nothing at all is a sample, or keeps its rules elsewhere.
    const hasRules = snapshot.files.exists(resolvePath(folder, ".gitignore"));
    for (const out of itemsAt(rootOf(document), "outs")) {
      const path = scalarAt(out, "path");
      if (!path || !hasRules || scalarAt(out, "cache")?.value === false) continue;
      const uri = resolvePath(folder, path.text);
      if (!snapshot.files.exists(uri) || isGitIgnored(uri, snapshot)) continue;
      yield { at: path.span, message: `\`${path.text}\` is there and no .gitignore names it, so that \`git add .\` takes the data into Git as well: the repository grows by it for ever, and DVC refuses to go on. Add \`/${path.text}\` to the .gitignore beside it.` };
    }
  },
});
