import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull } from "../../syntax/data/access.ts";

const FIELDS = ["micro_batch_size", "gradient_accumulation_steps", "batch_size"];

export const axolotlBatchFieldsTwoOfThree = defineRule({
  id: "axolotl-batch-fields-two-of-three",
  summary: "Only one of the three batch settings is given",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const given = FIELDS.flatMap((name) => entryOf(root, name) ?? []).filter(({ value }) => !isNull(value));
    const [only, second] = given;
    if (!only || second) return;
    const others = FIELDS.filter((name) => name !== only.key.text);
    yield { at: only.key.span, message: `\`${only.key.text}\` alone does not fix the batch: Axolotl wants two of \`micro_batch_size\`, \`gradient_accumulation_steps\` and \`batch_size\`. Add \`${others[0] ?? ""}\`.` };
  },
});
