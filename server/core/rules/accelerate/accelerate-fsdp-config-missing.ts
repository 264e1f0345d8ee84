import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { mappingAt, scalarAt } from "../../syntax/data/access.ts";

export const accelerateFsdpConfigMissing = defineRule({
  id: "accelerate-fsdp-config-missing",
  summary: "FSDP is chosen and not set up",
  severity: "warning",
  languages: ["yaml", "json"],
  kinds: ["accelerate"],
  references: ["https://huggingface.co/docs/accelerate/package_reference/cli"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const type = scalarAt(root, "distributed_type");
    if (type?.text !== "FSDP" || mappingAt(root, "fsdp_config") || mappingAt(root, "parallelism_config")) return;
    yield { at: type.span, message: "`distributed_type` is FSDP and `fsdp_config` is missing, so nothing says how the model is wrapped and split. Add it, with `fsdp_auto_wrap_policy` at least.", related: roomIn(document.text, root?.span) };
  },
});
