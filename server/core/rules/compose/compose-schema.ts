import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const composeSchema = defineRule({
  id: "compose-schema",
  summary: "A service has a key or a value that Compose does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.docker.com/reference/compose-file/services/"],
  fix: "suggested",

  check: schemaFindings,
});
