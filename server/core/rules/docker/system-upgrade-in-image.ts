import { defineRule } from "../../engine/rule.ts";
import { buildCommands, runs } from "../../facts/docker/commands.ts";

export const systemUpgradeInImage = defineRule({
  id: "system-upgrade-in-image",
  summary: "The build upgrades the whole system, to whatever is new on the day",
  severity: "hint",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/build/building/best-practices/"],
  elsewhere: ["DL3005"],
  fix: "none",

  *check(document) {
    for (const command of buildCommands(document)) {
      if (!["upgrade", "dist-upgrade", "full-upgrade"].some((verb) => runs(command, "apt-get", verb) || runs(command, "apt", verb)) && !runs(command, "apk", "upgrade") && !runs(command, "yum", "update")) continue;
      yield { at: command.span, message: "Two builds of one Dockerfile so give two systems, and the upgraded files lie in the image twice. Take a newer base image instead, and pin it." };
    }
  },
});
