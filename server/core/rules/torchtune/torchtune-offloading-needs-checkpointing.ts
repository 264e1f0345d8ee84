import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isTrue, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const torchtuneOffloadingNeedsCheckpointing = defineRule({
  id: "torchtune-offloading-needs-checkpointing",
  summary: "Activations are offloaded without being checkpointed",
  severity: "error",
  languages: ["yaml"],
  kinds: ["torchtune"],
  references: ["https://pytorch.org/torchtune/stable/deep_dives/configs.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const entry = entryOf(root, "enable_activation_offloading");
    if (!entry || !isTrue(root, "enable_activation_offloading")) return;
    const at = { start: entry.key.span.start, end: entry.value.span.end };
    const checkpointing = scalarAt(root, "enable_activation_checkpointing");
    if (!checkpointing || checkpointing.value === false) yield { at, message: "`enable_activation_offloading` moves the activations that checkpointing keeps, and `enable_activation_checkpointing` is off: torchtune stops. Turn it on as well." };
    const device = stringAt(root, "device");
    if (device === "cpu" || device === "mps") yield { at, message: `Activations are offloaded from a CUDA GPU, and this recipe runs on \`${device}\`: torchtune stops. Turn \`enable_activation_offloading\` off.` };
  },
});
