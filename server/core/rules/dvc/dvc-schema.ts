import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";
import { entriesAt, entryOf } from "../../syntax/data/access.ts";

export const dvcSchema = defineRule({
  id: "dvc-schema",
  summary: "A dvc.yaml, dvc.lock or .dvc file does not have the form that DVC reads",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc", "dvc-lock", "dvc-file"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files"],
  fix: "suggested",

  *check(document) {
    // Both loops at once are one fault, told by a rule of its own.
    const twice = entriesAt(rootOf(document), "stages").filter(({ value }) => entryOf(value, "foreach") && entryOf(value, "matrix"));
    for (const finding of schemaFindings(document)) if (!twice.some(({ value }) => value.span.start <= finding.at.start && finding.at.end <= value.span.end)) yield finding;
  },
});
