import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { walk } from "../../syntax/data/access.ts";

export const gxProjectPattern = defineRule({
  id: "gx-project-pattern",
  summary: "A pattern for the files of a source cannot be read",
  severity: "error",
  languages: ["yaml"],
  kinds: ["gx-project"],
  references: ["https://docs.greatexpectations.io/docs/0.18/reference/learn/data_context_configuration/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { node, entry } of root ? walk(root) : []) {
      if (node.type !== "scalar" || (entry?.key.text !== "pattern" && entry?.key.text !== "batching_regex") || isPlaceholder(node)) continue;
      const problem = problemOf(node.text);
      if (problem !== undefined) yield { at: node.span, message: `Python cannot read this pattern: ${problem}. The source finds no files; correct it.` };
    }
  },
});

/** Named groups of Python are written otherwise here; flags in the pattern are left to Python. */
function problemOf(pattern: string): string | undefined {
  if (/\(\?[aiLmsux]+[:)]/.test(pattern)) return undefined;
  try {
    new RegExp(pattern.replaceAll("(?P<", "(?<").replaceAll(/\(\?P=(\w+)\)/g, "\\k<$1>"));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^Invalid regular expression: \/.*\/\w*: /, "").toLowerCase() : undefined;
  }
}
