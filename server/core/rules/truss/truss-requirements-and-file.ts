import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, itemsAt } from "../../syntax/data/access.ts";

export const trussRequirementsAndFile = defineRule({
  id: "truss-requirements-and-file",
  summary: "Packages are listed and a requirements file is named",
  severity: "error",
  languages: ["yaml"],
  kinds: ["truss"],
  references: ["https://docs.baseten.co/reference/truss-configuration"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const file = entryOf(root, "requirements_file");
    if (!file || isNull(file.value) || itemsAt(root, "requirements").length === 0) return;
    const packages = entryOf(root, "requirements");
    yield {
      at: file.key.span,
      message: "`requirements` and `requirements_file` are both given, and Truss takes only one. Move the packages into the file, or leave the file out.",
      ...(packages && { related: [{ at: packages.key.span, message: "The packages are listed here." }] }),
    };
  },
});
