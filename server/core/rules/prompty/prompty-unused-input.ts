import { defineRule } from "../../engine/rule.ts";
import { promptyOf } from "../../facts/config/prompty.ts";

export const promptyUnusedInput = defineRule({
  id: "prompty-unused-input",
  summary: "A prompt declares an input that it does not use",
  severity: "warning",
  languages: ["prompty"],
  kinds: ["prompty"],
  references: ["https://prompty.ai/docs"],
  fix: "none",

  *check(document) {
    const prompt = promptyOf(document);
    if (!prompt || prompt.foreign) return;
    const body = document.text.slice(prompt.body.start, prompt.body.end);
    const templates = (body.match(/\{[{%][^]*?[%}]\}/g) ?? []).join(" ");
    if (/\{%-?\s*include|\$\{file:/.test(body)) return;
    const start = prompt.body.start + body.search(/\S|$/);
    const related = [{ at: { start, end: Math.max(start, prompt.body.end) }, message: "The text of the prompt." }];
    for (const input of prompt.inputs) {
      if (!new RegExp(`\\b${input.text.replace(/\W/g, "\\$&")}\\b`).test(templates)) yield { at: input.span, message: `The prompt never uses \`${input.text}\`, so what is passed has no effect. Use \`{{${input.text}}}\`, or remove it.`, related };
    }
  },
});
