import { defineRule } from "../../engine/rule.ts";
import { buildCommands } from "../../facts/docker/commands.ts";
import { chainOf } from "../../facts/docker/stages.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";
import { nearest } from "../../text/nearest.ts";

export const userUnknown = defineRule({
  id: "user-unknown",
  summary: "USER names a user that the image does not seem to have",
  severity: "warning",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/dockerfile/#user"],
  fix: "none",

  *check(document) {
    const file = dockerfileOf(document);
    const commands = buildCommands(document).filter(({ words }) => /^(?:.*\/)?(?:useradd|adduser)$/.test(words[0]?.text ?? ""));
    for (const stage of file.stages) {
      const chain = chainOf(file, stage);
      const made = commands.filter((command) => chain.includes(command.stage)).map(({ words, span }) => ({ words: words.slice(1).map(({ text }) => text.replace(/^["']|["']$/g, "")), span }));
      for (const { keyword, words } of stage.instructions) {
        const [user] = words;
        if (keyword !== "USER" || !user || !/^[a-z][\w-]*(?::\S+)?$/.test(user.text)) continue;
        const [name = ""] = user.text.split(":");
        if (made.length === 0 || BUILT_IN.test(name) || made.some((one) => one.words.includes(name) || one.words.some((word) => word.includes("$")))) continue;
        const meant = nearest(name, made.flatMap((one) => one.words.filter((word) => /^[a-z][\w-]*$/.test(word))));
        yield { at: user.span, message: `Nothing in this file makes the user \`${name}\`, so the container cannot start: "unable to find user". ${meant === undefined ? "Take one that is made above." : `Did you mean \`${meant}\`?`}`, related: made.map(({ span }) => ({ at: span, message: "What is made." })) };
      }
    }
  },
});

/** Users of usual images. */
const BUILT_IN = /^(?:root|nobody|www-data|daemon|nonroot|jovyan|mambauser|node|ubuntu|postgres|airflow|default|spark|ray|vscode|nginx|triton-server|jenkins|gitpod|codespace)$/;
