import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, nodeAt, numberAt, stringAt } from "../../syntax/data/access.ts";

export const deepspeedOffloadParamStage3 = defineRule({
  id: "deepspeed-offload-param-stage3",
  summary: "Parameters are offloaded without ZeRO stage 3",
  severity: "warning",
  languages: ["json"],
  kinds: ["deepspeed"],
  references: ["https://www.deepspeed.ai/docs/config-json/"],
  fix: "none",

  *check(document) {
    const zero = nodeAt(rootOf(document), "zero_optimization");
    const offload = entryOf(zero, "offload_param");
    const stage = numberAt(zero, "stage");
    const device = stringAt(zero, "offload_param", "device") ?? "none";
    if (!offload || stage === undefined || stage === 3 || device === "none") return;
    yield { at: offload.key.span, message: `\`offload_param\` works in ZeRO stage 3 only; in stage ${stage} every GPU keeps all parameters, and this is ignored. Use \`"stage": 3\`, or remove it.`, related: othersIn(zero, "stage") };
  },
});
