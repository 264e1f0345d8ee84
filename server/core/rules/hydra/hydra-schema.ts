import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const hydraSchema = defineRule({
  id: "hydra-schema",
  summary: "A setting of Hydra itself is misspelt or cannot have this value",
  severity: "error",
  languages: ["yaml"],
  kinds: ["hydra"],
  references: ["https://hydra.cc/docs/configure_hydra/intro/"],
  fix: "suggested",

  check: schemaFindings,
});
