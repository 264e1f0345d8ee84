import { defineRule } from "../../engine/rule.ts";
import { promptyOf } from "../../facts/config/prompty.ts";
import { firstVersionOf } from "../../facts/config/promptyVersion.ts";

export const promptyVersion1 = defineRule({
  id: "prompty-version-1",
  summary: "A prompt is written for the first version of Prompty",
  severity: "hint",
  languages: ["prompty"],
  kinds: ["prompty"],
  references: ["https://prompty.ai/docs"],
  fix: "suggested",

  *check(document) {
    const prompty = promptyOf(document);
    const old = prompty && firstVersionOf(prompty, document.text);
    const [first] = old?.signs ?? [];
    if (!old || !first) return;
    const names = [...new Set(old.signs.map(({ key }) => `\`${key.text}\``))];
    yield {
      at: first.key.span,
      message: `${names.join(", ")} ${names.length === 1 ? "is" : "are"} of Prompty's first version: the runtimes of version 2 do not read ${names.length === 1 ? "it" : "them"}, so that the model is called with other settings or not at all. Write the prompt anew before you take version 2.`,
      ...(old.edits && { fixes: [{ title: "Write as Prompty version 2", edits: old.edits }] }),
    };
  },
});
