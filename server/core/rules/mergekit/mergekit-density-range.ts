import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const mergekitDensityRange = defineRule({
  id: "mergekit-density-range",
  summary: "A density outside 0 to 1",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mergekit"],
  references: ["https://github.com/arcee-ai/mergekit"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { node, path } of root ? walk(root) : []) {
      if (node.type !== "scalar" || typeof node.value !== "number" || !path.includes("density")) continue;
      if (node.value < 0 || node.value > 1) yield { at: node.span, message: `\`density\` is the share of the differences that is kept, from 0 to 1; here it is ${node.text}.` };
    }
  },
});
