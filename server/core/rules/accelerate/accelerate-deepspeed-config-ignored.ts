import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, scalarAt } from "../../syntax/data/access.ts";

/** Ways of training that do not shard; on TPUs the settings are read, and configs for one GPU often keep them from another machine. */
const NOT_SHARDED: ReadonlySet<string> = new Set(["DEEPSPEED", "MULTI_GPU", "MEGATRON_LM"]);

export const accelerateDeepspeedConfigIgnored = defineRule({
  id: "accelerate-deepspeed-config-ignored",
  summary: "Settings of DeepSpeed in a config that does not use it",
  severity: "warning",
  languages: ["yaml", "json"],
  kinds: ["accelerate"],
  references: ["https://huggingface.co/docs/accelerate/package_reference/cli"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const sharded = entryOf(root, "fsdp_config");
    const chosen = scalarAt(root, "distributed_type");
    if (sharded?.value.type === "mapping" && sharded.value.entries.length > 0 && chosen && NOT_SHARDED.has(chosen.text)) {
      yield { at: sharded.key.span, message: `\`fsdp_config\` is ignored: \`distributed_type\` is \`${chosen.text}\`. Set it to \`FSDP\`, or remove the settings.`, related: othersIn(root, "distributed_type") };
    }
    const config = entryOf(root, "deepspeed_config");
    const type = scalarAt(root, "distributed_type");
    if (!config || !type || config.value.type !== "mapping" || config.value.entries.length === 0 || type.text === "DEEPSPEED") return;
    yield { at: config.key.span, message: `\`deepspeed_config\` is ignored: \`distributed_type\` is \`${type.text}\`. Set it to \`DEEPSPEED\`, or remove the settings.`, related: othersIn(root, "distributed_type") };
  },
});
