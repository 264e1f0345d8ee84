import { defineRule } from "../../engine/rule.ts";
import { writtenParametersOf } from "../../facts/config/sweep.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { numberAt, scalarAt } from "../../syntax/data/access.ts";

export const wandbLogUniformExponent = defineRule({
  id: "wandb-log-uniform-exponent",
  summary: "`log_uniform` takes exponents, and is given values",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "suggested",

  *check(document) {
    for (const { key, value } of writtenParametersOf(rootOf(document))) {
      const distribution = scalarAt(value, "distribution");
      const [low, high] = [numberAt(value, "min"), numberAt(value, "max")];
      if (distribution?.text !== "log_uniform" || low === undefined || high === undefined || low <= 0 || high > 1) continue;
      yield {
        at: distribution.span,
        message: `\`log_uniform\` takes exponents: \`${key.text}\` is drawn between e^${low} and e^${high}, that is ${Math.exp(low).toFixed(2)} to ${Math.exp(high).toFixed(2)}. To give the values themselves, write \`log_uniform_values\`.`,
        fixes: [replaceWith(document.text, distribution.span, "log_uniform_values")],
      };
    }
  },
});
