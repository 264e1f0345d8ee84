import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isNull, nodeAt, numberAt, scalarAt } from "../../syntax/data/access.ts";

export const accelerateOffloadParamNeedsStage3 = defineRule({
  id: "accelerate-offload-param-needs-stage3",
  summary: "Parameters are offloaded without ZeRO stage 3",
  severity: "warning",
  languages: ["yaml", "json"],
  kinds: ["accelerate"],
  references: ["https://huggingface.co/docs/accelerate/package_reference/cli"],
  fix: "none",

  *check(document) {
    const config = nodeAt(rootOf(document), "deepspeed_config");
    const device = scalarAt(config, "offload_param_device");
    const stage = numberAt(config, "zero_stage");
    if (!device || isNull(device) || device.text === "none" || stage === undefined || stage === 3) return;
    yield { at: device.span, message: `Parameters are offloaded in ZeRO stage 3 only; in stage ${stage} this is ignored. Use \`zero_stage: 3\`, or \`none\`.` };
  },
});
