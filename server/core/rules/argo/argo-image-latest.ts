import { defineRule } from "../../engine/rule.ts";
import { rootsOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const argoImageLatest = defineRule({
  id: "argo-image-latest",
  summary: "A step runs whatever image is newest",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document)) {
      for (const { node, entry } of walk(root)) {
        if (entry?.key.text !== "image" || node.type !== "scalar" || !/^[^\s{}$]+:latest$/.test(node.text)) continue;
        yield { at: node.span, message: `\`${node.text}\` is another image next month, so the same pipeline gives another model. Write the version that you tested with, or a digest.` };
      }
    }
  },
});
