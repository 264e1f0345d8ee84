import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const tritonSequenceControl = defineRule({
  id: "triton-sequence-control",
  summary: "A control of the sequence batcher is given twice or not at all",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html#sequence-batcher"],
  fix: "none",

  *check(document) {
    const seen = new Set<string>();
    for (const input of manyOf(nodeAt(rootOf(document), "sequence_batching", "control_input"))) {
      const controls = manyOf(nodeAt(input, "control"));
      const name = scalarAt(input, "name");
      if (controls.length === 0 && name) yield { at: name.span, message: `The control input \`${name.text}\` has no \`control\`, so Triton does not know what to write into it and refuses the model. Add one, such as \`control [ { kind: CONTROL_SEQUENCE_START … } ]\`.` };
      for (const kind of controls.flatMap((control) => scalarAt(control, "kind") ?? [])) {
        if (seen.has(kind.text)) yield { at: kind.span, message: `\`${kind.text}\` is given to another input already; each control goes to one input, and Triton refuses the model.` };
        seen.add(kind.text);
      }
    }
  },
});
