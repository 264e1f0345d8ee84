import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf, instructionsOf } from "../../syntax/dockerfile/dockerfile.ts";

export const sudoInImage = defineRule({
  id: "sudo-in-image",
  summary: "sudo stands in a build that is root already, or opens a way back to root",
  severity: "hint",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/build/building/best-practices/#user"],
  elsewhere: ["DL3004"],
  fix: "none",

  *check(document) {
    for (const { keyword, body } of instructionsOf(dockerfileOf(document))) {
      if (keyword !== "RUN") continue;
      const match = /(?:^|[;&|]|\binstall\b[^;&|]*?)\s*\bsudo\b/.exec(document.text.slice(body.start, body.end));
      if (!match) continue;
      const end = body.start + match.index + match[0].length;
      yield { at: { start: end - 4, end }, message: "A build is root until a `USER` says otherwise, so `sudo` does nothing here; and in the finished image it is a way back to root. Do what needs root before the `USER`." };
    }
  },
});
