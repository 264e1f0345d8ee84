import { defineRule } from "../../engine/rule.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";

export const mergekitSchema = defineRule({
  id: "mergekit-schema",
  summary: "A merge has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mergekit"],
  references: ["https://huggingface.co/blog/mlabonne/merge-models"],
  fix: "suggested",

  check: schemaFindings,
});
