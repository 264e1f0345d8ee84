import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const trainerSchema = defineRule({
  id: "trainer-schema",
  summary: "Training arguments have a value that is not allowed or a misspelt key",
  severity: "error",
  languages: ["yaml"],
  kinds: ["trainer", "llamafactory"],
  references: ["https://huggingface.co/docs/transformers/main_classes/trainer"],
  fix: "suggested",

  check: schemaFindings,
});
