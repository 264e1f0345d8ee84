import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, walk } from "../../syntax/data/access.ts";

export const dvcfileMd5Format = defineRule({
  id: "dvcfile-md5-format",
  summary: "A checksum in a .dvc file is none",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["dvc-file", "dvc-lock"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvc-files"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { node, entry } of root ? walk(root) : []) {
      if (entry?.key.text !== "md5" || node.type !== "scalar" || isNull(node) || isPlaceholder(node)) continue;
      if (!/^[\da-f]{32}(\.dir)?$/.test(node.text)) yield { at: node.span, message: `\`${node.text}\` is no MD5 checksum (32 digits from 0 to f, then \`.dir\` for a folder), so DVC cannot find the data in its cache. Run \`dvc add\` again rather than editing it.` };
    }
  },
});
