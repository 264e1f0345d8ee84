import { defineRule } from "../../engine/rule.ts";
import { buildCommands, runs } from "../../facts/docker/commands.ts";
import { shippedStages } from "../../facts/docker/stages.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const aptListsInImage = defineRule({
  id: "apt-lists-in-image",
  summary: "The package lists of apt stay in the image",
  severity: "info",
  strict: "warning",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/build/building/best-practices/#apt-get"],
  elsewhere: ["DL3009"],
  fix: "safe",

  *check(document) {
    const file = dockerfileOf(document);
    const commands = buildCommands(document);
    for (const stage of shippedStages(file)) {
      for (const run of stage.instructions.filter(({ keyword, json }) => keyword === "RUN" && !json)) {
        const inRun = commands.filter((command) => command.run === run);
        const update = inRun.find((command) => runs(command, "apt-get", "update") || runs(command, "apt", "update"));
        const script = document.text.slice(run.body.start, run.body.end);
        if (!update || script.includes('/var/lib/apt/lists') || run.flags.some(({ value }) => value.includes("/apt"))) continue;
        const fix = { title: "Remove the lists in the same step", edits: [{ span: { start: run.body.end, end: run.body.end }, text: " && rm -rf /var/lib/apt/lists/*" }] };
        yield {
          at: update.span,
          message: "The lists that this downloads, some 20 to 50 MB, stay in the image, and a later step cannot take them out again. End this step with `rm -rf /var/lib/apt/lists/*`.",
          fixes: script.includes("<<") || inRun.some(({ after }) => after !== "&&" && after !== "") ? [] : [fix],
        };
      }
    }
  },
});
