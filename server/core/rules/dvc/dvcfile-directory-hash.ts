import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt, walk } from "../../syntax/data/access.ts";

export const dvcfileDirectoryHash = defineRule({
  id: "dvcfile-directory-hash",
  summary: "A checksum and the number of files disagree on whether this is a folder",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["dvc-file", "dvc-lock"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvc-files"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { node } of root ? walk(root) : []) {
      const hash = scalarAt(node, "md5");
      const files = scalarAt(node, "nfiles");
      if (!hash || !files || typeof files.value !== "number" || !/^[\da-f]{32}(\.dir)?$/.test(hash.text) || hash.text.endsWith(".dir")) continue;
      yield { at: hash.span, message: `${files.text} files stand here, so this is a folder, yet its checksum does not end in \`.dir\`: DVC takes the list of files for the data itself. Add \`.dir\`, or run \`dvc add\` again.` };
    }
  },
});
