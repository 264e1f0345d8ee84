import { defineRule } from "../../engine/rule.ts";
import { stringNumbersIn } from "../../facts/config/numbers.ts";
import { writtenParametersOf } from "../../facts/config/sweep.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

const LIMITS = ["min", "max", "mu", "sigma", "q"];

export const wandbNumberIsString = defineRule({
  id: "wandb-number-is-string",
  summary: "A number of a sweep is written so that PyYAML reads it as text",
  severity: "error",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "safe",

  *check(document) {
    for (const { value } of writtenParametersOf(rootOf(document))) {
      for (const limit of LIMITS) {
        const quoted = scalarAt(value, limit);
        if (typeof quoted?.value !== "string" || quoted.plain || !/^-?\d+(?:\.\d+)?$/.test(quoted.text)) continue;
        yield { at: quoted.span, message: `\`${limit}\` is the text "${quoted.text}", since it stands in quotes; W&B wants a number there and refuses the sweep. Remove the quotes.`, fixes: [{ title: "Remove the quotes", edits: [{ span: quoted.span, text: quoted.text }] }] };
      }
      for (const { scalar, spelling } of stringNumbersIn(value)) {
        const inRange = LIMITS.some((name) => scalarAt(value, name) === scalar);
        yield {
          at: scalar.span,
          message: `\`${scalar.text}\` is text to W&B, which reads YAML 1.1 and wants a dot and a signed exponent. ${inRange ? "The sweep is refused, or treats it as a word" : "The program gets a string"}. Write \`${spelling}\`.`,
          fixes: [{ title: `Write \`${spelling}\``, edits: [{ span: scalar.span, text: spelling }] }],
          ...(!inRange && { severity: "info" as const }),
        };
      }
    }
  },
});
