import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isSet, isTrue, walk } from "../../syntax/data/access.ts";

export const zenmlSkipBuildNeedsParentImage = defineRule({
  id: "zenml-skip-build-needs-parent-image",
  summary: "The image is not built, and none is named",
  severity: "error",
  languages: ["yaml"],
  kinds: ["zenml"],
  references: ["https://docs.zenml.io/concepts/containerization"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { node } of root ? walk(root) : []) {
      const skip = entryOf(node, "skip_build");
      if (skip && isTrue(skip.value) && !isSet(node, "parent_image")) yield { at: skip.key.span, message: "`skip_build: true` without `parent_image`: there is no image to run in, and ZenML refuses the settings. Name the image." };
    }
  },
});
