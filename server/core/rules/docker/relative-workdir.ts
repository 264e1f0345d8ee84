import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const relativeWorkdir = defineRule({
  id: "relative-workdir",
  summary: "The folder depends on what the base image has set",
  severity: "hint",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/workdir-relative-path/"],
  elsewhere: ["WorkdirRelativePath", "DL3000"],
  fix: "none",

  *check(document) {
    for (const { instructions } of dockerfileOf(document).stages) {
      let isKnown = false;
      for (const { keyword, words, body } of instructions) {
        if (keyword !== "WORKDIR") continue;
        const path = words[0]?.text.replace(/^["']/, "") ?? "";
        const isAbsolute = /^(?:[/$\\]|[A-Za-z]:)/.test(path);
        if (!isAbsolute && !isKnown && path !== "") yield { at: body, message: `\`${path}\` begins wherever the base image ends up, which its next version may change. Write the whole path: \`/${path.replace(/^\.\//, "")}\`.` };
        isKnown ||= isAbsolute;
      }
    }
  },
});
