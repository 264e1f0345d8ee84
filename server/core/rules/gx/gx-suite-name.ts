import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, isSet } from "../../syntax/data/access.ts";

export const gxSuiteName = defineRule({
  id: "gx-suite-name",
  summary: "A suite has no name",
  severity: "error",
  languages: ["json"],
  kinds: ["great-expectations"],
  references: ["https://docs.greatexpectations.io/docs/core/define_expectations/organize_expectation_suites/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const [first] = entriesAt(root);
    const name = entryOf(root, "name") ?? entryOf(root, "expectation_suite_name");
    if (!first || !entryOf(root, "expectations") || isSet(root, "ge_cloud_id") || (name && !(name.value.type === "scalar" && name.value.text === ""))) return;
    yield { at: name?.value.span ?? first.key.span, message: "The suite has no name, and Great Expectations loads none without one. Give it `name` (before 1.0: `expectation_suite_name`), as its file is called." };
  },
});
