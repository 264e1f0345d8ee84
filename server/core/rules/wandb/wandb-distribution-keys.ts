import { defineRule } from "../../engine/rule.ts";
import { parametersOf } from "../../facts/config/sweep.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const wandbDistributionKeys = defineRule({
  id: "wandb-distribution-keys",
  summary: "A parameter lacks what its distribution needs, or has what belongs to another",
  severity: "error",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "none",

  *check(document) {
    for (const { key, value } of parametersOf(rootOf(document))) {
      const distribution = scalarAt(value, "distribution");
      const needs = NEEDS[distribution?.text ?? ""] ?? (distribution ? [] : impliedBy(value));
      const written = entriesAt(value).map((entry) => entry.key.text);
      // A key with a slip in it is told where it stands.
      const lost = needs.filter((name) => !written.includes(name) && !written.some((other) => !KNOWN.has(other) && nearest(other, [name]) !== undefined));
      if (lost.length === 0) continue;
      const where = entriesAt(value).filter((entry) => FOREIGN.has(entry.key.text) && !needs.includes(entry.key.text));
      yield {
        at: (distribution ?? entryOf(value, written[0] ?? "")?.key ?? key).span,
        message: `\`${key.text}\` ${distribution ? `is drawn from \`${distribution.text}\`` : "has an end of a range"} and lacks ${lost.map((name) => `\`${name}\``).join(" and ")}: W&B refuses the sweep. Add ${lost.length > 1 ? "them" : "it"}.`,
        related: where.map((entry) => ({ at: entry.key.span, message: "This belongs to another distribution." })),
      };
    }
  },
});

const RANGE = ["min", "max"];

/** After the schema of wandb/sweeps (MIT), read 2026-11-21; normal and beta distributions have defaults. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  uniform: RANGE,
  int_uniform: RANGE,
  q_uniform: RANGE,
  log_uniform: RANGE,
  log_uniform_values: RANGE,
  q_log_uniform: RANGE,
  q_log_uniform_values: RANGE,
  inv_log_uniform: RANGE,
  inv_log_uniform_values: RANGE,
  categorical: ["values"],
  categorical_w_probabilities: ["values", "probabilities"],
  constant: ["value"],
};

const FOREIGN = new Set(["min", "max", "values", "value", "probabilities", "mu", "sigma", "a", "b"]);
const KNOWN = new Set([...FOREIGN, "distribution", "q", "parameters"]);

const impliedBy = (value: Parameters<typeof entryOf>[0]): readonly string[] => (entryOf(value, "min") || entryOf(value, "max") ? RANGE : []);
