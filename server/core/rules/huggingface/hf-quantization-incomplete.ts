import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isSet, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

/** After the configs of transformers 4.46 to 5.23 (`utils/quantization_config.py`, Apache-2.0), read 2026-11-22. */
const BITS: Readonly<Record<string, readonly number[]>> = { gptq: [2, 3, 4, 8], awq: [4] };

export const hfQuantizationIncomplete = defineRule({
  id: "hf-quantization-incomplete",
  summary: "The weights are said to be quantized in a way that cannot be read",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/quantization"],
  fix: "none",

  *check(document) {
    const entry = entryOf(rootOf(document), "quantization_config");
    if (entry?.value.type !== "mapping" || entry.value.entries.length === 0) return;
    const method = scalarAt(entry.value, "quant_method");
    // Models quantized by bitsandbytes had none at first.
    const isOld = ["load_in_4bit", "load_in_8bit", "quant_method"].some((name) => isSet(entry.value, name)) || entry.value.entries.some(({ key }) => /method/i.test(key.text));
    if (!isOld) yield { at: entry.key.span, message: "`quantization_config` has no `quant_method`, so that transformers and vLLM do not know how the weights are quantized and refuse the model. Add it, such as `gptq`, `awq` or `bitsandbytes`.", related: entry.value.entries.slice(0, MOST).map(({ key }) => ({ at: key.span, message: "This belongs to one method." })) };
    if (method) yield* numbers(entry.value, method.text);
  },
});

const MOST = 10;

function* numbers(config: Node, method: string): Generator<Finding> {
  const [bits, group] = [scalarAt(config, "bits"), scalarAt(config, "group_size")];
  const known = BITS[method];
  if (known && typeof bits?.value === "number" && !known.includes(bits.value)) {
    yield { at: bits.span, message: `\`bits\` is ${bits.text}, and \`${method}\` has ${known.join(", ").replace(/, (\d+)$/, " or $1")}: transformers refuses the model. Write what the weights were quantized to.` };
  }
  if (known && group?.value === 0) yield { at: group.span, message: "`group_size` is 0: a scale is shared by a positive number of weights, or by a whole row with -1, so the model is refused. Usual is 128." };
}
