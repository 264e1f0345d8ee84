import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const trussSchema = defineRule({
  id: "truss-schema",
  summary: "A Truss config has a misspelt key or a value that Truss does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["truss"],
  references: ["https://docs.baseten.co/reference/truss-configuration"],
  fix: "suggested",

  check: schemaFindings,
});
