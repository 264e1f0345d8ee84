import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const fixedPlatform = defineRule({
  id: "fixed-platform",
  summary: "The image is built for one platform, whatever is asked for",
  severity: "hint",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/"],
  elsewhere: ["FromPlatformFlagConstDisallowed", "RedundantTargetPlatform", "DL3029"],
  fix: "none",

  *check(document) {
    for (const { from } of dockerfileOf(document).stages) {
      const flag = from.flags.find(({ name }) => name === "platform");
      if (!flag) continue;
      if (/^\$\{?TARGETPLATFORM\}?$/.test(flag.value)) yield { at: flag.span, message: "`--platform=$TARGETPLATFORM` is what Docker does anyway. Leave it out." };
      else if (!flag.value.includes("$") && flag.value !== "") yield { at: flag.span, message: `\`${flag.value}\` is built even where somebody asks for another platform, and then runs under emulation, slowly and without its GPU. Say it when you build: \`docker build --platform ${flag.value}\`.` };
    }
  },
});
