import { defineRule } from "../../engine/rule.ts";
import { serveCommands } from "../../facts/config/serve/commands.ts";
import { itemsAt, nodeAt, scalarsOf } from "../../syntax/data/access.ts";

export const serveArgumentJoined = defineRule({
  id: "serve-argument-joined",
  summary: "An option and its value stand in one argument",
  severity: "error",
  languages: ["yaml"],
  references: ["https://docs.vllm.ai/en/latest/configuration/engine_args.html"],
  fix: "suggested",

  *check(document) {
    for (const { holder } of serveCommands(document)) {
      const words = ["entrypoint", "command"].flatMap((name) => scalarsOf(nodeAt(holder, name)));
      // A shell splits what it is given.
      if (words.some(({ text }) => /(?:^|\/)(?:ba|da|z)?sh$|\s-\w*c\s/.test(text))) continue;
      for (const node of ["command", "args"].flatMap((name) => itemsAt(holder, name))) {
        const [, name, value] = node.type === "scalar" ? (/^(--[\w-]+)[ \t]+([^\s]+)$/.exec(node.text) ?? []) : [];
        if (name === undefined || value === undefined) continue;
        const text = `${name}=${value}`;
        yield { at: node.span, message: `The server gets \`${name} ${value}\` as one word, which it knows no option of, and does not start. Write \`${text}\`, or two items.`, fixes: [{ title: `Change to \`${text}\``, edits: [{ span: node.span, text }] }] };
      }
    }
  },
});
