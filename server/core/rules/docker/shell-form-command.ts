import { defineRule, type Fix } from "../../engine/rule.ts";
import { commandsOf } from "../../facts/docker/commands.ts";
import { chainOf, effective, finalStage } from "../../facts/docker/stages.ts";
import { dockerfileOf, type Instruction } from "../../syntax/dockerfile/dockerfile.ts";
import type { Document } from "../../workspace/document.ts";

export const shellFormCommand = defineRule({
  id: "shell-form-command",
  summary: "The container's command runs inside a shell, which keeps stop signals from it",
  severity: "info",
  strict: "warning",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/json-args-recommended/"],
  elsewhere: ["DL3025", "JSONArgsRecommended"],
  fix: "suggested",

  *check(document) {
    const file = dockerfileOf(document);
    const stage = finalStage(file);
    if (!stage || effective(chainOf(file, stage), "SHELL")) return;
    for (const keyword of ["ENTRYPOINT", "CMD"]) {
      const command = effective([stage], keyword);
      if (!command || command.words.length === 0 || command.words[0]?.text.startsWith("[")) continue;
      if (/^exec\s/.test(document.text.slice(command.body.start, command.body.end))) continue;
      yield {
        at: command.whole,
        message: `This starts \`/bin/sh\`, and the shell does not pass on the signal to stop: requests and training steps that are under way are killed after ten seconds. Write it as a list: \`${keyword} ["…", "…"]\`.`,
        fixes: jsonForm(document, command, file.escape),
      };
    }
  },
});

/** Only for one plain command: variables and pipes need the shell. */
function jsonForm({ text }: Document, command: Instruction, escape: string): readonly Fix[] {
  const written = text.slice(command.body.start, command.body.end);
  const [only, ...more] = commandsOf(text, command, escape);
  if (!only || more.length > 0 || /[$`*?~;|&<>()]/.test(written) || only.span.start !== command.body.start) return [];
  const list = `[${only.words.map((word) => JSON.stringify(word.text)).join(", ")}]`;
  return [{ title: "Write the command as a list", edits: [{ span: command.body, text: list }] }];
}
