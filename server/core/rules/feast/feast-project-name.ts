import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entryOf, isNull, scalarAt } from "../../syntax/data/access.ts";

export const feastProjectName = defineRule({
  id: "feast-project-name",
  summary: "The name of a Feast project is missing or has a character that is not allowed",
  severity: "error",
  languages: ["yaml"],
  kinds: ["feast"],
  references: ["https://docs.feast.dev/reference/feature-store-yaml"],
  fix: "none",

  *check(document) {
    const entry = entryOf(rootOf(document), "project");
    if (entry && isNull(entry.value)) yield { at: entry.key.span, message: "The project has no name, and Feast loads no store without one. Write it after the colon." };
    const name = scalarAt(rootOf(document), "project");
    if (!name || isNull(name) || isPlaceholder(name) || /^[A-Za-z0-9][\w]*$/.test(name.text)) return;
    yield { at: name.span, message: `\`${name.text}\` is refused: a project's name has letters, digits and underscores, and does not begin with an underscore.` };
  },
});
