import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, nodeAt } from "../../syntax/data/access.ts";

export const cogPythonPackagesDeprecated = defineRule({
  id: "cog-python-packages-deprecated",
  summary: "`python_packages` is deprecated",
  severity: "info",
  languages: ["yaml"],
  kinds: ["cog"],
  references: ["https://cog.run/yaml/"],
  fix: "none",
  tag: "deprecated",

  *check(document) {
    const old = entryOf(nodeAt(rootOf(document), "build"), "python_packages");
    if (old) yield { at: old.key.span, message: "`python_packages` is deprecated. Write the packages into a file and name it in `python_requirements`, so that other tools read them too." };
  },
});
