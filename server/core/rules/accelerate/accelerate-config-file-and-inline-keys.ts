import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, isNull, isSet, nodeAt, scalarAt } from "../../syntax/data/access.ts";

const IN_FILE = new Set(["gradient_accumulation_steps", "gradient_clipping", "zero_stage", "offload_optimizer_device", "offload_param_device", "zero3_save_16bit_model"]);

export const accelerateConfigFileAndInlineKeys = defineRule({
  id: "accelerate-config-file-and-inline-keys",
  summary: "DeepSpeed is set in a file and here at once",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["accelerate"],
  references: ["https://huggingface.co/docs/accelerate/package_reference/cli"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    if (!isSet(root, "deepspeed_config", "deepspeed_config_file")) return;
    const [first, ...others] = entriesAt(root, "deepspeed_config").flatMap(({ key }) => (IN_FILE.has(key.text) ? [key] : []));
    if (first) {
      const beside = others.map(({ span, text }) => ({ at: span, message: `\`${text}\` belongs into the file too.` }));
      yield { at: first.span, message: `${[first, ...others].map(({ text }) => `\`${text}\``).join(", ")} must stand in the DeepSpeed file when \`deepspeed_config_file\` names one: Accelerate refuses both. Move ${others.length > 0 ? "them" : "it"} there.`, related: [...othersIn(nodeAt(root, "deepspeed_config"), "deepspeed_config_file"), ...beside] };
    }
    for (const name of ["mixed_precision"]) {
      const entry = entryOf(root, name);
      if (entry && !isNull(entry.value) && !["no", "No", "NO"].includes(scalarAt(root, name)?.text ?? "")) {
        yield { at: entry.key.span, message: `\`${name}\` must stand in the DeepSpeed file (as \`fp16\` or \`bf16\`) when \`deepspeed_config_file\` names one. Move it there.`, severity: "warning" };
      }
    }
  },
});
