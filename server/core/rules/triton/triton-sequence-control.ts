import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const tritonSequenceControl = defineRule({
  id: "triton-sequence-control",
  summary: "A control of the sequence batcher is given twice, not at all or without its values",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html#sequence-batcher"],
  fix: "none",

  *check(document) {
    const seen = new Set<string>();
    const tensors = new Map<string, Scalar>();
    for (const input of manyOf(nodeAt(rootOf(document), "sequence_batching", "control_input"))) {
      const controls = manyOf(nodeAt(input, "control"));
      const name = scalarAt(input, "name");
      if (input.type === "mapping" && (name?.text ?? "") === "") yield { at: name?.span ?? input.entries[0]?.key.span ?? input.span, related: [{ at: input.span, message: "The whole control input." }], message: "A control input has a `name`, that of the model's tensor which the control is written into, and Triton refuses the model without one. Add it." };
      const earlier = name && tensors.get(name.text);
      if (earlier && name.text !== "") yield { at: name.span, related: [{ at: earlier.span, message: "It is named here first." }], message: `The tensor \`${name.text}\` gets another control already, and Triton refuses the model. Give each a tensor of its own.` };
      if (name) tensors.set(name.text, earlier ?? name);
      if (controls.length === 0 && name) yield { at: name.span, message: `The control input \`${name.text}\` has no \`control\`, so Triton does not know what to write into it and refuses the model. Add one, such as \`control [ { kind: CONTROL_SEQUENCE_START … } ]\`.` };
      for (const kind of controls.flatMap((control) => scalarAt(control, "kind") ?? [])) {
        if (seen.has(kind.text)) yield { at: kind.span, message: `\`${kind.text}\` is given to another input already; each control goes to one input, and Triton refuses the model.` };
        seen.add(kind.text);
      }
      for (const control of controls) {
        yield* withoutValues(control);
        yield* wrongId(control);
      }
    }
  },
});

/** Controls that say yes or no, by one of two values; the correlation id has a type instead. */
const SWITCHES = new Set(["CONTROL_SEQUENCE_START", "CONTROL_SEQUENCE_END", "CONTROL_SEQUENCE_READY"]);
const VALUES = ["fp32_false_true", "int32_false_true", "bool_false_true"];

/** The correlation id is a number without a fraction, or a text. */
function* wrongId(control: Node): Generator<Finding> {
  const type = scalarAt(control, "data_type");
  const kind = scalarAt(control, "kind");
  if (kind?.text === "CONTROL_SEQUENCE_CORRID" && !nodeAt(control, "data_type")) yield { at: kind.span, related: [{ at: control.span, message: "The whole control." }], message: `The id of a sequence has a type, and without one Triton refuses the model. Add \`data_type\`, such as \`TYPE_UINT64\`.` };
  if (kind?.text === "CONTROL_SEQUENCE_CORRID" && type && !IDS.has(type.text)) yield { at: type.span, message: `The id of a sequence cannot be \`${type.text}\`, so Triton refuses the model. Write ${[...IDS].map((name) => `\`${name}\``).join(", ")}.` };
}
const IDS = new Set(["TYPE_UINT64", "TYPE_INT64", "TYPE_UINT32", "TYPE_INT32", "TYPE_STRING"]);

function* withoutValues(control: Node): Generator<Finding> {
  const kind = scalarAt(control, "kind");
  if (!kind || !SWITCHES.has(kind.text)) return;
  const values = VALUES.flatMap((name) => nodeAt(control, name) ?? []);
  const [first, second] = values;
  if (control.type === "mapping" && control.entries.some(({ key }) => nearest(key.text, VALUES) !== undefined && !VALUES.includes(key.text))) return;
  if (first && second) yield { at: second.span, related: [{ at: first.span, message: "The other one." }], message: `\`${kind.text}\` says twice what stands for no and yes, and Triton refuses the model. Keep one.` };
  if (!first) yield { at: kind.span, message: `\`${kind.text}\` does not say what stands for no and yes, so Triton refuses the model. Add one of ${VALUES.map((name) => `\`${name}\``).join(", ")}, such as \`fp32_false_true: [ 0, 1 ]\`.` };
  else if (manyOf(first).length !== 2) yield { at: first.span, message: `\`${kind.text}\` needs two values, the one for no and the one for yes, as in \`[ 0, 1 ]\`. Triton refuses the model.` };
}
