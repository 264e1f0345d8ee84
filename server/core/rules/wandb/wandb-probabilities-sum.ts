import { defineRule } from "../../engine/rule.ts";
import { writtenParametersOf } from "../../facts/config/sweep.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, sequenceAt } from "../../syntax/data/access.ts";

export const wandbProbabilitiesSum = defineRule({
  id: "wandb-probabilities-sum",
  summary: "The probabilities of a parameter do not fit its values",
  severity: "error",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "none",

  *check(document) {
    for (const { key, value } of writtenParametersOf(rootOf(document))) {
      const probabilities = sequenceAt(value, "probabilities");
      if (!probabilities) continue;
      const shares = probabilities.items.map((item) => (item.type === "scalar" && typeof item.value === "number" ? item.value : NaN));
      const values = itemsAt(value, "values");
      const sum = shares.reduce((total, share) => total + share, 0);
      if (shares.length !== values.length) yield { at: probabilities.span, message: `\`${key.text}\` has ${values.length} values and ${shares.length} probabilities. Give one for each.` };
      else if (Math.abs(sum - 1) > 1e-6) yield { at: probabilities.span, message: `The probabilities of \`${key.text}\` add up to ${Number(sum.toFixed(4))}, not to 1.` };
    }
  },
});
