import { defineRule } from "../../engine/rule.ts";
import { stringNumbersIn } from "../../facts/config/numbers.ts";
import { rootOf } from "../../kinds/data.ts";

export const trainerNumberIsString = defineRule({
  id: "trainer-number-is-string",
  summary: "A number is written so that PyYAML reads it as text",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["trainer"],
  references: ["https://huggingface.co/docs/transformers/main_classes/trainer"],
  fix: "safe",

  *check(document) {
    const root = rootOf(document);
    for (const { scalar, spelling } of root ? stringNumbersIn(root) : []) {
      yield {
        at: scalar.span,
        message: `\`${scalar.text}\` is text to PyYAML, which wants a dot and a signed exponent; the trainer then compares a string with a number and fails. Write \`${spelling}\`.`,
        fixes: [{ title: `Write \`${spelling}\``, edits: [{ span: scalar.span, text: spelling }] }],
      };
    }
  },
});
