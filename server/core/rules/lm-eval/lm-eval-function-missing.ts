import { defineRule } from "../../engine/rule.ts";
import { isMisspelt } from "../../facts/config/paths.ts";
import { bindsName } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const lmEvalFunctionMissing = defineRule({
  id: "lm-eval-function-missing",
  summary: "A function of a task cannot be found",
  severity: "error",
  languages: ["yaml"],
  kinds: ["lm-eval-task"],
  references: ["https://github.com/EleutherAI/lm-evaluation-harness/blob/main/docs/task_guide.md"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    for (const { node } of root ? walk(root) : []) {
      if (node.type !== "scalar" || node.tag === undefined || node.tag.startsWith("tag:yaml.org")) continue;
      if (node.tag !== "!function") yield { at: node.span, message: `\`${node.tag}\` is no tag that the harness knows, so the file cannot be read. Write \`!function module.name\`.` };
      const [, module, name] = /^([\w.]+)\.(\w+)$/.exec(node.text) ?? [];
      if (node.tag === "!function" && module === undefined) yield { at: node.span, message: `\`${node.text}\` does not say which file the function stands in. Write \`!function utils.${node.text}\` for one of \`utils.py\` beside this file.` };
      if (node.tag !== "!function" || module === undefined || name === undefined) continue;
      const uri = resolvePath(folderOf(document.uri), `${module.replaceAll(".", "/")}.py`);
      const code = snapshot.files.read(uri);
      if (code && !bindsName(code.text, name) && !MADE_AT_RUN_TIME.test(code.text)) yield { at: node.span, message: `\`${module}.py\` has no \`${name}\`, so the task cannot be loaded. Correct the name.` };
      if (!code && isMisspelt(uri, snapshot, document.uri)) yield { at: node.span, message: `There is no \`${module}.py\` beside this file, so the task cannot be loaded. Correct the name.` };
    }
  },
});

/** Modules that give themselves functions while they are loaded. */
const MADE_AT_RUN_TIME = /\bglobals\(\)|\bsetattr\(|\bexec\(|__getattr__|\bvars\(\)/;
