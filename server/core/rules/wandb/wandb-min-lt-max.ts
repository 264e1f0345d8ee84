import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { writtenParametersOf } from "../../facts/config/sweep.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

const LOGARITHMIC = new Set(["log_uniform_values", "inv_log_uniform_values", "q_log_uniform_values"]);

export const wandbMinLtMax = defineRule({
  id: "wandb-min-lt-max",
  summary: "The range of a parameter is empty",
  severity: "error",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "none",

  *check(document) {
    for (const { key, value } of writtenParametersOf(rootOf(document))) {
      const low = scalarAt(value, "min");
      const high = numberAt(value, "max");
      if (typeof low?.value === "number" && low.value <= 0 && LOGARITHMIC.has(stringAt(value, "distribution") ?? "")) {
        yield { at: low.span, message: `\`min\` of \`${key.text}\` is ${low.text}, and \`${stringAt(value, "distribution") ?? ""}\` takes its logarithm: W&B refuses anything that is not above 0.`, related: othersIn(value, "distribution") };
        continue;
      }
      if (typeof low?.value !== "number" || high === undefined || low.value < high) continue;
      yield { at: low.span, message: `The range of \`${key.text}\` is empty: \`min\` (${low.text}) is not below \`max\` (${high}). Swap them.`, related: othersIn(value, "max") };
    }
  },
});
