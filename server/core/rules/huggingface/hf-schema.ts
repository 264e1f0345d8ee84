import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const hfSchema = defineRule({
  id: "hf-schema",
  summary: "A Hugging Face config has a value of the wrong type or a misspelt key",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-config", "hf-generation-config", "hf-tokenizer-config", "hf-weight-index"],
  references: ["https://huggingface.co/docs/transformers/main_classes/configuration"],
  fix: "suggested",

  check: schemaFindings,
});
