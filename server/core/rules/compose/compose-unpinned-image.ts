import { defineRule } from "../../engine/rule.ts";
import { servicesOf } from "../../facts/compose/services.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isSet } from "../../syntax/data/access.ts";

export const composeUnpinnedImage = defineRule({
  id: "compose-unpinned-image",
  summary: "The image is whatever its tag points to on the day",
  severity: "hint",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["compose"],
  cwe: ["CWE-1357"],
  references: ["https://docs.docker.com/reference/compose-file/services/#image"],
  fix: "none",

  *check(document) {
    for (const { name, node, image } of servicesOf(document)) {
      if (!image || isSet(node, "build") || isPlaceholder(image) || image.text === "" || image.text.includes("@sha256:")) continue;
      const tag = /:([\w][\w.-]*)$/.exec(image.text)?.[1];
      if (tag !== undefined && !/^(?:latest|nightly|main|master|dev)$/.test(tag)) continue;
      yield { at: image.span, message: `\`${name.text}\` runs whatever \`${image.text}\` is when somebody pulls it: two colleagues run different versions. Name a version.` };
    }
  },
});
