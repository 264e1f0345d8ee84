import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const bentoIncludeMatchesNothing = defineRule({
  id: "bento-include-matches-nothing",
  summary: "A file that is to be included does not exist",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    for (const file of scalarsOf(nodeAt(rootOf(document), "include"))) {
      // Of a pattern only the folder is known that its matches would lie in.
      const path = /[*?[\]{}]/.test(file.text) ? file.text.replace(/[^/]*[*?[\]{}].*$/, "") : file.text;
      if (path === "" || file.text.startsWith("!") || isPlaceholder(file) || snapshot.files.list(folder).length < 2) continue;
      const uri = resolvePath(folder, path.replace(/\/$/, ""));
      if (!snapshot.files.exists(uri) && snapshot.files.list(uri).length === 0) yield { at: file.span, message: `\`${file.text}\` does not exist, so the Bento is built without it. Correct the path.` };
    }
  },
});
