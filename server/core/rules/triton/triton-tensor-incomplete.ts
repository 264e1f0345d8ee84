import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Mapping, Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const tritonTensorIncomplete = defineRule({
  id: "triton-tensor-incomplete",
  summary: "An input or output has no name, type or dimensions",
  severity: "warning",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html#inputs-and-outputs"],
  fix: "none",

  *check(document) {
    for (const list of ["input", "output"]) {
      for (const tensor of manyOf(nodeAt(rootOf(document), list))) {
        const missing = tensor.type === "mapping" && tensor.entries.length > 0 && !hasSlip(tensor) ? FIELDS.filter(({ isThere }) => !isThere(tensor)).map(({ name }) => `\`${name}\``) : [];
        if (missing.length > 0) yield { at: tensor.span, message: `This ${list} has no ${missing.join(" and no ")}. Every ${list} needs a name, a type and dimensions: Triton refuses the model where its backend cannot read them from the model file.` };
      }
    }
  },
});

const FIELDS: readonly { readonly name: string; readonly isThere: (tensor: Node) => boolean }[] = [
  { name: "name", isThere: (tensor) => scalarAt(tensor, "name")?.text !== undefined },
  { name: "data_type", isThere: (tensor) => (scalarAt(tensor, "data_type")?.text ?? "TYPE_INVALID") !== "TYPE_INVALID" },
  { name: "dims", isThere: (tensor) => manyOf(nodeAt(tensor, "dims")).length > 0 },
];

/** A field that is misspelt, or a name that is missing, is told by itself. */
const hasSlip = (tensor: Mapping): boolean => !tensor.entries.some(({ key }) => key.text === "name") || tensor.entries.some(({ key }) => !KNOWN.includes(key.text) && nearest(key.text, KNOWN) !== undefined);
const KNOWN = FIELDS.map(({ name }) => name);
