import { defineRule, type Finding } from "../../engine/rule.ts";
import { writtenParametersOf } from "../../facts/config/sweep.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, scalarAt } from "../../syntax/data/access.ts";
import type { Mapping, Scalar } from "../../syntax/data/node.ts";
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
    for (const { key, value } of writtenParametersOf(rootOf(document))) {
      const distribution = scalarAt(value, "distribution");
      const needs = NEEDS[distribution?.text ?? ""] ?? (distribution ? [] : impliedBy(value));
      const written = entriesAt(value).map((entry) => entry.key.text);
      // A key with a slip in it is told where it stands.
      const lost = needs.filter((name) => !written.includes(name) && !written.some((other) => !KNOWN.has(other) && nearest(other, [name]) !== undefined));
      if (lost.length === 0) {
        yield* foreign(key.text, value, distribution);
        yield* stepsOf(key.text, value, distribution);
        continue;
      }
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

/** What stands beside a distribution that has no use for it: the schema allows nothing else. */
function* foreign(name: string, value: Mapping, distribution: Scalar | undefined): Generator<Finding> {
  const written = entriesAt(value).filter(({ key }) => FOREIGN.has(key.text) || key.text === "q");
  const takes = distribution ? TAKES[distribution.text] : IMPLIED.find((keys) => keys.includes(written[0]?.key.text ?? ""));
  const others = takes === undefined ? [] : written.filter(({ key }) => !takes.includes(key.text));
  const [first] = others;
  if (!first || !takes) return;
  const keys = others.map(({ key }) => `\`${key.text}\``).join(" and ");
  yield {
    at: (distribution ?? first.key).span,
    message: `\`${name}\` ${distribution ? `is drawn from \`${distribution.text}\`, which takes ${takes.map((one) => `\`${one}\``).join(", ")}` : `has \`${written[0]?.key.text ?? ""}\``}; ${keys} ${others.length > 1 ? "belong" : "belongs"} to another distribution: W&B refuses the sweep. Remove ${others.length > 1 ? "them" : "it"}, or name the distribution that is meant.`,
    related: (distribution ? others : written).map(({ key }) => ({ at: key.span, message: "This is part of the conflict." })),
  };
}

/** Values are rounded to multiples of something, and whole numbers lie between whole numbers. */
function* stepsOf(name: string, value: Mapping, distribution: Scalar | undefined): Generator<Finding> {
  const step = scalarAt(value, "q");
  if (typeof step?.value === "number" && step.value <= 0 && distribution?.text.startsWith("q_")) {
    yield { at: step.span, message: `\`${name}\` is rounded to multiples of \`q\`, which must be above 0: W&B refuses the sweep. Write the distance between two values.` };
  }
  if (distribution?.text !== "int_uniform") return;
  for (const limit of RANGE.flatMap((end) => scalarAt(value, end) ?? [])) {
    if (typeof limit.value !== "number" || Number.isInteger(limit.value)) continue;
    yield { at: limit.span, message: `\`${name}\` is drawn from whole numbers, and ${limit.text} is none: W&B refuses the sweep. Use whole numbers, or \`distribution: uniform\`.`, related: [{ at: distribution.span, message: "The distribution stands here." }] };
  }
}

const MOMENTS = ["mu", "sigma"];

/** After the same schema. */
const TAKES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(["uniform", "int_uniform", "log_uniform", "log_uniform_values", "inv_log_uniform", "inv_log_uniform_values"].map((name) => [name, RANGE])),
  ...Object.fromEntries(["q_uniform", "q_log_uniform", "q_log_uniform_values"].map((name) => [name, [...RANGE, "q"]])),
  ...{ normal: MOMENTS, log_normal: MOMENTS, q_normal: [...MOMENTS, "q"], q_log_normal: [...MOMENTS, "q"], beta: ["a", "b"], q_beta: ["a", "b", "q"] },
  ...{ categorical: ["values", "probabilities"], categorical_w_probabilities: ["values", "probabilities"], constant: ["value"] },
};

/** What goes together where no distribution is named. */
const IMPLIED: readonly (readonly string[])[] = [["values", "probabilities"], ["value"], [...RANGE, "q"], [...MOMENTS, "q"], ["a", "b", "q"]];

const FOREIGN = new Set(["min", "max", "values", "value", "probabilities", "mu", "sigma", "a", "b"]);
const KNOWN = new Set([...FOREIGN, "distribution", "q", "parameters"]);

const impliedBy = (value: Parameters<typeof entryOf>[0]): readonly string[] => ((entryOf(value, "min") || entryOf(value, "max")) && !entryOf(value, "values") && !entryOf(value, "value") ? RANGE : []);
