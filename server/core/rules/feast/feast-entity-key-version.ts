import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const feastEntityKeyVersion = defineRule({
  id: "feast-entity-key-version",
  summary: "An old way to write entity keys",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["feast"],
  references: ["https://docs.feast.dev/reference/feature-store-yaml"],
  fix: "none",

  *check(document) {
    const version = scalarAt(rootOf(document), "entity_key_serialization_version");
    if (typeof version?.value === "number" && version.value < 3) yield { at: version.span, message: `Version ${version.text} of the entity keys is deprecated and can lose rows when keys are read back. Use 3, and load the online store again.` };
  },
});
