import { defineRule } from "../../engine/rule.ts";
import { writtenParametersOf } from "../../facts/config/sweep.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, isNull, sequenceAt } from "../../syntax/data/access.ts";

const SAYS = new Set(["value", "values", "min", "max", "distribution", "mu", "a", "b", "parameters"]);

export const wandbParameterEmpty = defineRule({
  id: "wandb-parameter-empty",
  summary: "A parameter says nothing of its values",
  severity: "error",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "none",

  *check(document) {
    for (const { key, value } of entriesAt(rootOf(document), "parameters")) {
      if (isNull(value)) yield { at: key.span, message: `Nothing stands below \`${key.text}\`, so the sweep does not know what to try and W&B refuses it. Give it a \`value\`, \`values\`, or \`min\` and \`max\`.` };
    }
    for (const { key, value } of writtenParametersOf(rootOf(document))) {
      const values = sequenceAt(value, "values");
      if (values?.items.length === 0) yield { at: values.span, message: `\`values\` of \`${key.text}\` is an empty list, so there is nothing to try and W&B refuses the sweep. List the values.` };
      if (value.entries.some((entry) => SAYS.has(entry.key.text))) continue;
      yield { at: key.span, message: `\`${key.text}\` has neither \`value\`, \`values\`, \`min\` and \`max\`, nor a \`distribution\`, so the sweep does not know what to try.`, related: value.entries.slice(0, 1).map((entry) => ({ at: entry.key.span, message: "No sweep reads this." })) };
    }
  },
});
