import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const dvclockSchemaVersion = defineRule({
  id: "dvclock-schema-version",
  summary: "A dvc.lock has a schema that DVC does not read",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc-lock"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#dvclock-file"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const version = scalarAt(root, "schema");
    const stages = entryOf(root, "stages");
    if (!version && stages && entriesAt(root).every(({ key }) => nearest(key.text, ["schema"]) === undefined)) {
      yield { at: stages.key.span, message: "Without `schema: '2.0'` DVC takes this for a lock file of its first version, in which `stages` would be a stage: it cannot read the file. Add the line, or make the file anew with `dvc repro`." };
    }
    if (!version || version.text === "2.0") return;
    yield { at: version.span, message: `DVC reads dvc.lock files of the schema \`'2.0'\`; this one says \`${version.text}\`. Write \`'2.0'\`, or make the file anew with \`dvc repro\`.` };
  },
});
