import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const tritonDuplicateTensor = defineRule({
  id: "triton-duplicate-tensor",
  summary: "Two inputs or two outputs have the same name",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    for (const list of ["input", "output"]) {
      const seen = new Map<string, Scalar>();
      for (const name of manyOf(nodeAt(rootOf(document), list)).flatMap((tensor) => scalarAt(tensor, "name") ?? [])) {
        const first = seen.get(name.text);
        seen.set(name.text, first ?? name);
        if (first) yield { at: name.span, message: `There is an ${list} \`${name.text}\` already, and a request could not tell them apart. Give each its own name.`, related: [{ at: first.span, message: "It is named here first." }] };
      }
    }
  },
});
