import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { parametersOf } from "../../facts/config/sweep.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, scalarAt, stringAt } from "../../syntax/data/access.ts";

const CONTINUOUS = new Set(["uniform", "normal", "log_uniform", "log_uniform_values", "inv_log_uniform", "inv_log_uniform_values", "log_normal", "beta"]);

export const wandbGridNeedsDiscrete = defineRule({
  id: "wandb-grid-needs-discrete",
  summary: "A grid search over a continuous range",
  severity: "error",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "none",

  *check(document) {
    if (stringAt(rootOf(document), "method") !== "grid") return;
    for (const { key, value } of parametersOf(rootOf(document))) {
      const distribution = scalarAt(value, "distribution");
      const bounds = [scalarAt(value, "min"), scalarAt(value, "max")].filter((bound) => bound !== undefined);
      const broken = bounds.find((bound) => typeof bound.value === "number" && !Number.isInteger(bound.value));
      const continuous = distribution ? CONTINUOUS.has(distribution.text) && distribution : !isSet(value, "q") && broken;
      if (!continuous) continue;
      yield { at: continuous.span, message: `A grid tries every value, and \`${key.text}\` has endlessly many. List \`values\`, or use \`method: random\` or \`bayes\`.`, related: othersIn(rootOf(document), "method") };
    }
  },
});
