import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const stageNameTaken = defineRule({
  id: "stage-name-taken",
  summary: "Two stages have one name",
  severity: "error",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/duplicate-stage-name/"],
  elsewhere: ["DuplicateStageName", "ReservedStageName", "DL3024"],
  fix: "none",

  *check(document) {
    const { stages } = dockerfileOf(document);
    for (const stage of stages) {
      const [, , name] = stage.from.words;
      if (stage.name === undefined || !name) continue;
      if (stage.name === "scratch" || stage.name === "context") yield { at: name.span, message: `\`${name.text}\` means something of its own to Docker and cannot name a stage. Choose another name.` };
      else if (stages.some((other) => other.index < stage.index && other.name === stage.name)) yield { at: name.span, message: `There is a stage \`${name.text}\` above already: \`COPY --from=${name.text}\` takes one of the two. Choose another name.` };
    }
  },
});
