import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, nodeAt } from "../../syntax/data/access.ts";

export const cogRequirementsAndPackages = defineRule({
  id: "cog-requirements-and-packages",
  summary: "Packages are listed in the file and in a list of requirements",
  severity: "error",
  languages: ["yaml"],
  kinds: ["cog"],
  references: ["https://cog.run/yaml/"],
  fix: "none",

  *check(document) {
    const build = nodeAt(rootOf(document), "build");
    const [requirements, packages] = [entryOf(build, "python_requirements"), entryOf(build, "python_packages")];
    if (!requirements || !packages) return;
    yield {
      at: packages.key.span,
      message: "Cog takes either `python_packages` or `python_requirements`, and refuses a file with both. Move these packages to the list of requirements.",
      related: [{ at: requirements.key.span, message: "The list of requirements is named here." }],
    };
  },
});
