import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt, walk } from "../../syntax/data/access.ts";

export const mergekitLayerRangeOrder = defineRule({
  id: "mergekit-layer-range-order",
  summary: "A range of layers is empty",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mergekit"],
  references: ["https://github.com/arcee-ai/mergekit"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { node, path } of root ? walk(root) : []) {
      if (path.at(-1) !== "layer_range" || node.type !== "sequence") continue;
      const [from, to] = [numberAt(node, 0), numberAt(node, 1)];
      if (from !== undefined && to !== undefined && from >= to) yield { at: node.span, message: `The range of layers from ${from} to ${to} is empty. The first number is the lower one.` };
    }
  },
});
