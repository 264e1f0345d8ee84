import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, manyOf, nodeAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const tritonReshapeSize = defineRule({
  id: "triton-reshape-size",
  summary: "A tensor is reshaped to another number of elements",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    for (const tensor of ["input", "output"].flatMap((list) => manyOf(nodeAt(rootOf(document), list)))) {
      const [from, to] = [sizesOf(nodeAt(tensor, "dims")), sizesOf(nodeAt(tensor, "reshape", "shape"))];
      const shape = entryOf(nodeAt(tensor, "reshape"), "shape");
      if (!shape || [...from, ...to].some((size) => size < 0) || product(from) === product(to)) continue;
      yield { at: shape.value.span, message: `\`dims\` has ${product(from)} elements and \`reshape\` ${product(to)}: Triton refuses the model.` };
    }
  },
});

const sizesOf = (node: Node | undefined): readonly number[] => manyOf(node).map((dim) => (dim.type === "scalar" && typeof dim.value === "number" ? dim.value : -1));

const product = (sizes: readonly number[]): number => sizes.reduce((total, size) => total * size, 1);
