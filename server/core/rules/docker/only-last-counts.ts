import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const onlyLastCounts = defineRule({
  id: "only-last-counts",
  summary: "An instruction is overruled by a later one",
  severity: "warning",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/"],
  elsewhere: ["MultipleInstructionsDisallowed", "DL4003", "DL4004"],
  fix: "none",

  *check(document) {
    for (const { instructions } of dockerfileOf(document).stages) {
      for (const keyword of ["CMD", "ENTRYPOINT", "HEALTHCHECK"]) {
        const [last, ...earlier] = instructions.filter((instruction) => instruction.keyword === keyword).toReversed();
        for (const { whole } of last ? earlier : []) yield { at: whole, message: `Of several \`${keyword}\` in one stage only the last counts, so this one does nothing. Take it out.`, related: [{ at: last?.whole ?? whole, message: "This one counts." }] };
      }
    }
  },
});
