import { defineRule } from "../../engine/rule.ts";
import { isSurelyMissing } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const promptfooFileMissing = defineRule({
  id: "promptfoo-file-missing",
  summary: "A file that the config names does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/configuration/reference/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    for (const { node } of root ? walk(root) : []) {
      const [, path] = node.type === "scalar" ? (/^file:\/\/([\w./ -]+\.\w+)(?::\w+)?$/.exec(node.text) ?? []) : [];
      if (path === undefined || path.startsWith("/") || !isSurelyMissing(resolvePath(folderOf(document.uri), path), snapshot, document.uri)) continue;
      yield { at: node.span, message: `\`${path}\` does not exist, although files like it do. Correct the path.` };
    }
  },
});
