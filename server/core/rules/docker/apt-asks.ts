import { defineRule } from "../../engine/rule.ts";
import { buildCommands, runs } from "../../facts/docker/commands.ts";

export const aptAsks = defineRule({
  id: "apt-asks",
  summary: "apt-get waits for an answer that nobody can give during a build",
  severity: "warning",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/build/building/best-practices/#apt-get"],
  elsewhere: ["DL3014"],
  fix: "safe",

  *check(document) {
    for (const command of buildCommands(document)) {
      if (!runs(command, "apt-get", "install") && !runs(command, "apt", "install")) continue;
      if (command.words.some(({ text }) => ANSWERS.test(text)) || document.text.includes("APT::Get::Assume-Yes")) continue;
      const verb = command.words.find(({ text }) => text === "install");
      if (!verb) continue;
      yield {
        at: { start: command.span.start, end: verb.span.end },
        message: "`apt-get install` asks before it installs, and in a build that means it stops with an error. Add `-y`.",
        fixes: [{ title: "Add -y", edits: [{ span: { start: verb.span.end, end: verb.span.end }, text: " -y" }] }],
      };
    }
  },
});

const ANSWERS = /^(?:-[a-zA-Z]*y[a-zA-Z]*|--yes|--assume-yes|-q?q=2|-qq|--assume-no|--force-yes|-[a-zA-Z]*s[a-zA-Z]*|--dry-run|--simulate|--download-only|--print-uris)$/;
