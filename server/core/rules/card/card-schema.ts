import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const cardSchema = defineRule({
  id: "card-schema",
  summary: "The front matter of a card has a misspelt key",
  severity: "warning",
  languages: ["markdown"],
  kinds: ["model-card"],
  references: ["https://huggingface.co/docs/hub/model-cards#model-card-metadata"],
  fix: "suggested",

  check: schemaFindings,
});
