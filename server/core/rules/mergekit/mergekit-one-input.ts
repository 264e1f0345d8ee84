import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isSet } from "../../syntax/data/access.ts";

export const mergekitOneInput = defineRule({
  id: "mergekit-one-input",
  summary: "A merge without models, or with several lists of them",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mergekit"],
  references: ["https://github.com/arcee-ai/mergekit"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const method = entryOf(root, "merge_method");
    const given = ["models", "slices", "modules"].filter((name) => isSet(root, name));
    const [first = "", second = ""] = given;
    const place = given.length === 0 ? method : entryOf(root, second);
    if (!method || !place || given.length === 1) return;
    const message = given.length === 0 ? "Nothing says what is merged, so mergekit refuses the file. Add `models`, `slices` or `modules`." : `mergekit takes one of \`models\`, \`slices\` and \`modules\`, and here is \`${second}\` beside \`${first}\`. Remove one.`;
    yield { at: place.key.span, message };
  },
});
