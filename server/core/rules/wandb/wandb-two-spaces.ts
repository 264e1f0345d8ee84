import { defineRule } from "../../engine/rule.ts";
import { writtenParametersOf } from "../../facts/config/sweep.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf } from "../../syntax/data/access.ts";

/** Each says by itself what is tried. */
const SPACES = ["value", "values", "min"];

export const wandbTwoSpaces = defineRule({
  id: "wandb-two-spaces",
  summary: "A parameter says in two ways what to try",
  severity: "error",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys"],
  fix: "none",

  *check(document) {
    for (const { key, value } of writtenParametersOf(rootOf(document))) {
      const [first, second] = SPACES.flatMap((name) => entryOf(value, name) ?? []).toSorted((a, b) => a.key.span.start - b.key.span.start);
      if (!first || !second) continue;
      yield {
        at: second.key.span,
        message: `\`${key.text}\` has \`${first.key.text}\` and \`${second.key.text}\`; a parameter is one value, a list of values or a range, so W&B refuses the sweep. Keep one of them.`,
        related: [{ at: first.key.span, message: "The other one." }],
      };
    }
  },
});
