import { defineRule } from "../../engine/rule.ts";
import { kindOf, rootOf } from "../../kinds/data.ts";
import { findingsAgainst } from "../../kinds/schema/check.ts";
import { isSet } from "../../syntax/data/access.ts";

export const trainerSchema = defineRule({
  id: "trainer-schema",
  summary: "Training arguments have a value that is not allowed or a misspelt key",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["trainer"],
  references: ["https://huggingface.co/docs/transformers/main_classes/trainer"],
  fix: "suggested",

  *check(document) {
    const schema = kindOf(document)?.schema;
    // A script that reads its own JSON has keys of its own, which only look like the trainer's.
    const isOwn = document.kind === "trainer" && document.language === "json" && !isSet(rootOf(document), "model_name_or_path");
    if (schema?.is === "map") yield* findingsAgainst(document, isOwn ? { ...schema, unknown: "allow" } : schema);
  },
});
