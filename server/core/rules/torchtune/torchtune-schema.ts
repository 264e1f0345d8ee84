import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const torchtuneSchema = defineRule({
  id: "torchtune-schema",
  summary: "A torchtune recipe has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["yaml"],
  kinds: ["torchtune"],
  references: ["https://docs.pytorch.org/torchtune/main/deep_dives/configs.html"],
  fix: "none",

  check: schemaFindings,
});
