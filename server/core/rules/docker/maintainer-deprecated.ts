import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf, instructionsOf } from "../../syntax/dockerfile/dockerfile.ts";

export const maintainerDeprecated = defineRule({
  id: "maintainer-deprecated",
  summary: "MAINTAINER is no longer used",
  severity: "hint",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/maintainer-deprecated/"],
  elsewhere: ["MaintainerDeprecated", "DL4000"],
  fix: "safe",

  *check(document) {
    for (const { keyword, whole, body } of instructionsOf(dockerfileOf(document))) {
      if (keyword !== "MAINTAINER") continue;
      const name = document.text.slice(body.start, body.end).replace(/^["']|["']$/g, "");
      yield { at: whole, message: "`MAINTAINER` was replaced by a label in 2017, and newer builders drop it.", fixes: [{ title: "Make it a label", edits: [{ span: whole, text: `LABEL org.opencontainers.image.authors="${name}"` }] }] };
    }
  },
});
