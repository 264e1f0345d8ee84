import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const peftSchema = defineRule({
  id: "peft-schema",
  summary: "An adapter config has a value of the wrong type or that is not allowed",
  severity: "error",
  languages: ["json", "yaml"],
  kinds: ["peft-adapter"],
  references: ["https://huggingface.co/docs/peft/package_reference/config"],
  fix: "none",

  check: schemaFindings,
});
