import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

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
    for (const input of manyOf(nodeAt(rootOf(document), "sequence_batching", "control_input"))) {
      const controls = manyOf(nodeAt(input, "control"));
      const name = scalarAt(input, "name");
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
  if (scalarAt(control, "kind")?.text === "CONTROL_SEQUENCE_CORRID" && type && !IDS.has(type.text)) yield { at: type.span, message: `The id of a sequence cannot be \`${type.text}\`, so Triton refuses the model. Write ${[...IDS].map((name) => `\`${name}\``).join(", ")}.` };
}
const IDS = new Set(["TYPE_UINT64", "TYPE_INT64", "TYPE_UINT32", "TYPE_INT32", "TYPE_STRING"]);

function* withoutValues(control: Node): Generator<Finding> {
  const kind = scalarAt(control, "kind");
  if (!kind || !SWITCHES.has(kind.text)) return;
  const values = VALUES.flatMap((name) => nodeAt(control, name) ?? []);
  const [first] = values;
  if (!first) yield { at: kind.span, message: `\`${kind.text}\` does not say what stands for no and yes, so Triton refuses the model. Add one of ${VALUES.map((name) => `\`${name}\``).join(", ")}, such as \`fp32_false_true: [ 0, 1 ]\`.` };
  else if (manyOf(first).length !== 2) yield { at: first.span, message: `\`${kind.text}\` needs two values, the one for no and the one for yes, as in \`[ 0, 1 ]\`. Triton refuses the model.` };
}
