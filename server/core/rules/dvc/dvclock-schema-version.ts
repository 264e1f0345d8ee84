import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const dvclockSchemaVersion = defineRule({
  id: "dvclock-schema-version",
  summary: "A dvc.lock has a schema that DVC does not read",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc-lock"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#dvclock-file"],
  fix: "none",

  *check(document) {
    const version = scalarAt(rootOf(document), "schema");
    if (!version || version.text === "2.0") return;
    yield { at: version.span, message: `DVC reads dvc.lock files of the schema \`'2.0'\`; this one says \`${version.text}\`. Write \`'2.0'\`, or make the file anew with \`dvc repro\`.` };
  },
});
