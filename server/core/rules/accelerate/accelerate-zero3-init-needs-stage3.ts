import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { zeroStageOf } from "../../facts/config/zeroStage.ts";
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

  *check(document, snapshot) {
    const config = nodeAt(rootOf(document), "deepspeed_config");
    const flag = scalarAt(config, "zero3_init_flag");
    const inline = numberAt(config, "zero_stage");
    const zero = inline === undefined ? zeroStageOf(nodeAt(config, "deepspeed_config_file"), document.uri, snapshot) : { stage: inline };
    if (flag?.value !== true || zero === undefined || zero.stage === 3) return;
    const related = [...othersIn(config, "zero_stage", "deepspeed_config_file"), ...("place" in zero ? [{ ...zero.place, message: "The stage stands here." }] : [])];
    yield { at: flag.span, message: `\`zero3_init_flag\` splits a model while it is made, which only ZeRO stage 3 can; this is stage ${zero.stage}. Set it to false, or ${inline === undefined ? "the stage to 3 in the file" : "`zero_stage: 3`"}.`, related };
  },
});
