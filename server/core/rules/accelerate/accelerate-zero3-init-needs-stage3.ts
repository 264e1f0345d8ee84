import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, numberAt, scalarAt } from "../../syntax/data/access.ts";

export const accelerateZero3InitNeedsStage3 = defineRule({
  id: "accelerate-zero3-init-needs-stage3",
  summary: "`zero3_init_flag` is on without ZeRO stage 3",
  severity: "warning",
  languages: ["yaml", "json"],
  kinds: ["accelerate"],
  references: ["https://huggingface.co/docs/accelerate/package_reference/cli"],
  fix: "none",

  *check(document) {
    const config = nodeAt(rootOf(document), "deepspeed_config");
    const flag = scalarAt(config, "zero3_init_flag");
    const stage = numberAt(config, "zero_stage");
    if (flag?.value !== true || stage === undefined || stage === 3) return;
    yield { at: flag.span, message: `\`zero3_init_flag\` splits a model while it is made, which only ZeRO stage 3 can; this is stage ${stage}. Set it to false, or \`zero_stage: 3\`.`, related: othersIn(config, "zero_stage") };
  },
});
