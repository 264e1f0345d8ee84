import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf, instructionsOf } from "../../syntax/dockerfile/dockerfile.ts";

export const oldKeyValue = defineRule({
  id: "old-key-value",
  summary: "A variable is set in the way that Docker gives up",
  severity: "hint",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/legacy-key-value-format/"],
  elsewhere: ["LegacyKeyValueFormat"],
  fix: "safe",

  *check(document) {
    for (const { keyword, whole, words, body } of instructionsOf(dockerfileOf(document))) {
      const [name] = words;
      if (!["ENV", "LABEL"].includes(keyword) || !name || words.length < 2 || name.text.includes("=")) continue;
      const value = document.text.slice(name.span.end, body.end).trim();
      const isPlain = !value.includes("\n") && /^(?:"[^"]*"|[\w./:@%+,-]+)$/.test(value);
      yield { at: whole, message: `\`${keyword} name value\` is going away, since its value takes everything up to the end of the line. Write \`${name.text}=…\`.`, fixes: isPlain ? [{ title: "Write it with =", edits: [{ span: { start: name.span.end, end: body.end }, text: `=${value}` }] }] : [] };
    }
  },
});
