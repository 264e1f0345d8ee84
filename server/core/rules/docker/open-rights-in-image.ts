import { defineRule, type Finding } from "../../engine/rule.ts";
import { buildCommands } from "../../facts/docker/commands.ts";
import { dockerfileOf, instructionsOf } from "../../syntax/dockerfile/dockerfile.ts";
import type { Document } from "../../workspace/document.ts";

export const openRightsInImage = defineRule({
  id: "open-rights-in-image",
  summary: "The image gives rights away: files that all may change, a known password, a login from outside",
  severity: "warning",
  languages: ["dockerfile"],
  cwe: ["CWE-732", "CWE-259"],
  references: ["https://docs.docker.com/build/building/best-practices/"],
  fix: "none",

  *check(document) {
    for (const { words, span } of buildCommands(document)) {
      const [command = "", ...given] = words.map(({ text }) => text);
      const mode = command.endsWith("chmod") ? words.find(({ text }) => /^0?[0-7]?777$|^(?:a|o|ugo)?\+\S*w|^[ug]?\+s$|^[2467]\d{3}$/.test(text)) : undefined;
      if (mode) yield { at: mode.span, message: `With \`chmod ${mode.text}\` every process in the container may change these files: whoever gets in by one request changes the code or the model for all later ones. Give the files to the one user that needs them: \`COPY --chown=…\`.` };
      const sets = command.endsWith("chpasswd") || (command.endsWith("usermod") && given.includes("-p")) || (command.endsWith("passwd") && given.includes("-d"));
      if (sets) yield { at: span, message: "A password that stands in a Dockerfile is known to everybody who has the image. A container needs none: start it as the user that it should run as." };
    }
    yield* opened(document);
  },
});

function* opened(document: Document): Generator<Finding> {
  for (const { keyword, words } of instructionsOf(dockerfileOf(document))) {
    for (const { text, span } of words) {
      if (keyword === "EXPOSE" && /^22(?:\/tcp)?$/.test(text)) yield { at: span, message: "Port 22 is for logins from outside. Look into a running container by `docker exec` instead, which asks who you are." };
      if (keyword === "VOLUME" && /(?:docker|containerd|podman)\.sock|^["[]*\/(?:etc|proc|sys|root)?["\],]*$/.test(text)) yield { at: span, message: `\`${text.replace(/[[\]",]/g, "")}\` belongs to the machine or to the system inside: whoever can write to it has both. Mount only the folders that hold data.` };
    }
  }
}
