import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const lightningSchema = defineRule({
  id: "lightning-schema",
  summary: "A Lightning config has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["yaml"],
  kinds: ["lightning-cli"],
  references: ["https://lightning.ai/docs/pytorch/stable/cli/lightning_cli.html"],
  fix: "suggested",

  check: schemaFindings,
});
