import { defineRule } from "../../engine/rule.ts";
import { kindOf, rootOf } from "../../kinds/data.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";
import { entriesAt } from "../../syntax/data/access.ts";

export const accelerateSchema = defineRule({
  id: "accelerate-schema",
  summary: "An Accelerate config has a misspelt key or a value that is not allowed",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["accelerate"],
  references: ["https://huggingface.co/docs/accelerate/package_reference/cli"],
  fix: "suggested",

  *check(document) {
    const told = [...schemaFindings(document)];
    yield* told;
    const schema = kindOf(document)?.schema;
    for (const { key } of schema?.is === "map" ? entriesAt(rootOf(document)) : []) {
      if (schema?.is !== "map" || key.text in schema.keys || told.some(({ at }) => at.start === key.span.start)) continue;
      // Older releases had a few keys more.
      yield { at: key.span, severity: "warning", message: `Accelerate knows no \`${key.text}\` (1.15, read 2026-11-21), and it refuses a config with keys that it does not know. Remove it, or move it into the part that it belongs to.` };
    }
  },
});
