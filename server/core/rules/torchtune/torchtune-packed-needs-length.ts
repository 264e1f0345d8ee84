import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isTrue, manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const torchtunePackedNeedsLength = defineRule({
  id: "torchtune-packed-needs-length",
  summary: "Examples are packed, yet nothing says how long a pack is",
  severity: "error",
  languages: ["yaml"],
  kinds: ["torchtune"],
  references: ["https://pytorch.org/torchtune/stable/deep_dives/configs.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const length = scalarAt(root, "tokenizer", "max_seq_len");
    if (!nodeAt(root, "tokenizer") || (length && !isNull(length))) return;
    for (const data of [...manyOf(nodeAt(root, "dataset")), ...manyOf(nodeAt(root, "dataset_val"))]) {
      const packed = entryOf(data, "packed");
      const isOn = isTrue(data, "packed") || (packed?.value.type === "scalar" && packed.value.text === "${packed}" && isTrue(root, "packed"));
      if (packed && isOn) yield { at: { start: packed.key.span.start, end: packed.value.span.end }, message: "Packing fills sequences up to `tokenizer.max_seq_len`, which is not set: torchtune stops when it reads the data. Set it, to 4096 for instance, or turn `packed` off." };
    }
  },
});
